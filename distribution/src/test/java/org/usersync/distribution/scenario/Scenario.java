package org.usersync.distribution.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.usersync.distribution.InstalledProgram.Result;

/**
 * One row of a table of cases, as a scenario file has it; the format is told by {@code README.md} beside those files.
 *
 * @param place file and name, for messages
 * @param covers ids of {@code rows.yml}
 * @param process whether it runs as a process of its own, too
 * @param words the command line
 * @param environment more environment variables
 * @param input what stands on standard input
 * @param world what the directory and Adobe have
 * @param files the files of the working directory, by name
 * @param readable those of them that everybody may read
 * @param expected what is to come of it
 */
record Scenario(
        String place,
        List<String> covers,
        boolean process,
        List<String> words,
        Map<String, String> environment,
        String input,
        World world,
        Map<String, String> files,
        List<String> readable,
        Expected expected) {

    /** Runs command lines. */
    interface Runner {
        Result run(List<String> words, Map<String, String> environment, Path directory, String input) throws Exception;
    }

    /**
     * What the services have before the run.
     *
     * @param okta people of Okta: groups, or a mapping of groups and profile
     * @param oktaGroups groups without members, or with attributes
     * @param ldif entries of the LDAP directory, empty where there is none
     * @param adobe users of each target
     * @param adobeGroups groups of each target besides those that users are in
     * @param faults what goes wrong
     */
    record World(
            Map<String, Object> okta,
            List<Object> oktaGroups,
            String ldif,
            Map<String, Map<String, Object>> adobe,
            Map<String, List<Object>> adobeGroups,
            List<Object> faults) {}

    /**
     * What is to come of it; null where a scenario says nothing of it.
     *
     * @param status the exit status
     * @param actions what Adobe is told to do, in the order of the run
     * @param state users that are at Adobe afterwards, by target
     * @param groups names of all of Adobe's groups afterwards, by target
     * @param out patterns of lines on standard output, the log
     * @param notOut patterns that no line of the output fits
     * @param err patterns of lines on standard error
     * @param summary lines of the action summary
     * @param calls patterns of calls, in this order among others
     * @param noCalls patterns that no call fits
     * @param files contents of files afterwards: the whole text or patterns of lines; null: there is no such file
     * @param again what a second run sends; null: it is not tried
     */
    record Expected(
            int status,
            List<String> actions,
            Map<String, Map<String, Object>> state,
            Map<String, List<String>> groups,
            List<String> out,
            List<String> notOut,
            List<String> err,
            Map<String, Object> summary,
            List<String> calls,
            List<String> noCalls,
            Map<String, Object> files,
            List<String> again) {}

    /** For the names of tests. */
    @Override
    public String toString() {
        return place;
    }
}
