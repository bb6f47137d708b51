package org.usersync.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;

/** One directory, one primary, up to two secondaries, and a configuration; runs as often as wanted. */
final class Scenario {
    final List<String> journal = new ArrayList<>();
    final Directory directory = new Directory();
    final Adobe primary = new Adobe(TargetGroup.PRIMARY, journal);
    final Adobe second = new Adobe("second", journal);
    final UserLists lists = new UserLists();
    final AtomicBoolean cancelled = new AtomicBoolean();
    final SyncOptions.Builder options = SyncOptions.builder();
    private final List<AdobeTarget> secondaries = new ArrayList<>();
    private final List<GroupMapping> mapping = new ArrayList<>();
    private final List<RunExtension> extensions = new ArrayList<>();
    private SyncListener listener = new SyncListener() {};
    /** Each task on a thread of its own, as in a real run. */
    private Executor executor = task -> {
        Thread thread = new Thread(task, "adobe");
        thread.setDaemon(true);
        thread.start();
    };

    Scenario map(String directoryGroup, String... adobeGroups) {
        mapping.add(new GroupMapping(
                directoryGroup,
                Arrays.stream(adobeGroups).map(TargetGroup::parse).toList()));
        options.mapping(mapping);
        return this;
    }

    Scenario withSecond() {
        secondaries.add(second);
        return this;
    }

    Scenario hook(AfterMappingHook hook) {
        return extension(new TestExtension().hook(hook));
    }

    Scenario extension(Extension extension) {
        extensions.add(new RunExtension("extension-" + (extensions.size() + 1), extension));
        return this;
    }

    Scenario executor(Executor value) {
        this.executor = value;
        return this;
    }

    Scenario listener(SyncListener value) {
        this.listener = value;
        return this;
    }

    SyncResult run() {
        return engine().run(options.build());
    }

    SyncEngine engine() {
        return new SyncEngine(
                new SyncPorts(directory, primary, secondaries, extensions, lists, executor, cancelled::get, listener));
    }

    /** Runs once more and gives what the primary was sent then. */
    List<UserAction> again() {
        primary.actions().clear();
        second.actions().clear();
        run();
        List<UserAction> all = new ArrayList<>(primary.actions());
        all.addAll(second.actions());
        return all;
    }

    static long count(SyncResult result, String label) {
        return Long.parseLong(line(result, label));
    }

    static String line(SyncResult result, String label) {
        return result.summary().stream()
                .filter(line -> line.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + label + " in " + result.summary()))
                .value();
    }

    /** Lists of Adobe-only users in memory. */
    static final class UserLists implements AdobeOnlyList {
        final List<AdobeOnlyListRow> rows = new ArrayList<>();
        List<AdobeOnlyListEntry> written;

        void row(String type, String username, String email, String domain, String umapi) {
            rows.add(new AdobeOnlyListRow(rows.size() + 2, type, username, email, domain, umapi));
        }

        @Override
        public List<AdobeOnlyListRow> read(Path file) {
            return rows;
        }

        @Override
        public void write(Path file, List<AdobeOnlyListEntry> entries) {
            written = entries;
        }
    }
}
