package org.usersync.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.usersync.config.internal.ConfigurationFiles;
import org.usersync.config.internal.Problems;
import org.usersync.config.internal.ServiceReader;
import org.usersync.config.internal.yaml.Charsets;
import org.usersync.config.internal.yaml.YamlFileReader;

/** Reads {@code service.yml}. Safe for use by several threads. */
public final class ServiceSettingsLoader {
    private final Function<String, Optional<String>> cronProblem;

    /**
     * Makes a loader.
     *
     * @param cronProblem tells what is wrong with a cron expression, or nothing
     */
    public ServiceSettingsLoader(Function<String, Optional<String>> cronProblem) {
        this.cronProblem = cronProblem;
    }

    /**
     * Reads the file. The root files of the syncs are only looked for: each run reads them anew.
     *
     * @param file the file; absolute
     * @return what it says
     * @throws ConfigurationException with all problems, if there is any
     */
    public ServiceSettings load(Path file) throws ConfigurationException {
        Problems problems = new Problems();
        ConfigurationFiles files = new ConfigurationFiles(new YamlFileReader(Charsets.standard(), problems), problems);
        Optional<ServiceSettings> settings =
                files.merged(List.of(file)).flatMap(root -> new ServiceReader(cronProblem).read(file, root));
        if (settings.isEmpty() || !problems.errors().isEmpty()) {
            throw new ConfigurationException(problems.errors());
        }
        ServiceSettings read = settings.get();
        return new ServiceSettings(
                read.file(),
                read.syncs(),
                read.httpPort(),
                read.stopGrace(),
                read.parallelRuns(),
                read.jsonLog(),
                problems.warnings());
    }
}
