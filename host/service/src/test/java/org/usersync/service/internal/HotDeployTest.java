package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.LiveBundle;
import org.usersync.runtime.LiveBundles;

import static org.assertj.core.api.Assertions.assertThat;

/** Jars are text files here: the name of a bundle is the file's name up to its first dash, its version what it holds. */
final class HotDeployTest {
    @TempDir
    private Path folder;

    private final List<String> changes = new ArrayList<>();
    private final List<LiveBundle> installed = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private long id;

    private final class Site implements HotDeploy.SiteBundles {
        @Override
        public List<Path> jars() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList();
            }
        }

        @Override
        public Optional<String> refusal(Path jar) {
            return refused.contains(name(jar)) ? Optional.of("it is not listed") : Optional.empty();
        }

        @Override
        public String symbolicName(Path jar) {
            return name(jar);
        }
    }

    private final class Live implements LiveBundles {
        @Override
        public List<LiveBundle> bundles() {
            return List.copyOf(installed);
        }

        @Override
        public LiveBundle install(Path jar) throws BundleChangeException {
            LiveBundle bundle = bundle(jar);
            if (bundle.version().equals("broken")) {
                throw new BundleChangeException("it does not resolve", null);
            }
            changes.add("install " + bundle.symbolicName() + " " + bundle.version());
            installed.add(bundle);
            return bundle;
        }

        @Override
        public LiveBundle replace(LiveBundle old, Path jar) throws BundleChangeException {
            LiveBundle bundle = bundle(jar);
            if (bundle.version().equals("broken")) {
                throw new BundleChangeException("it does not resolve", null);
            }
            changes.add("replace " + old.symbolicName() + " " + old.version() + " by " + bundle.version());
            installed.remove(old);
            installed.add(bundle);
            return bundle;
        }

        @Override
        public void remove(LiveBundle old) {
            changes.add("remove " + old.symbolicName() + " " + old.version());
            installed.remove(old);
        }
    }

    private static String name(Path jar) {
        return jar.getFileName().toString().replaceFirst("-.*", "");
    }

    private LiveBundle bundle(Path jar) {
        try {
            return new LiveBundle(++id, name(jar), Files.readString(jar), jar);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void put(String file, String version) throws IOException {
        Files.writeString(folder.resolve(file), version);
    }

    private HotDeploy withRunning(String file, String version) throws IOException {
        put(file, version);
        installed.add(bundle(folder.resolve(file)));
        return new HotDeploy(new Site(), new Live());
    }

    @Test
    void aNewJarIsInstalledAndOneThatWentIsRemoved() throws IOException {
        HotDeploy deploy = withRunning("one-1.jar", "1");
        deploy.check();
        assertThat(changes).isEmpty();
        put("two-1.jar", "1");
        deploy.check();
        Files.delete(folder.resolve("one-1.jar"));
        deploy.check();
        deploy.check();
        assertThat(changes).containsExactly("install two 1", "remove one 1");
    }

    @Test
    void aJarOfTheSameNameTakesThePlaceOfOneThatWentOrChanged() throws IOException {
        HotDeploy deploy = withRunning("one-1.jar", "1");
        Files.delete(folder.resolve("one-1.jar"));
        put("one-2.jar", "2");
        deploy.check();
        put("one-2.jar", "2.1");
        deploy.check();
        assertThat(changes).containsExactly("replace one 1 by 2", "replace one 2 by 2.1");
    }

    @Test
    void aJarThatMayNotRunChangesNothing() throws IOException {
        HotDeploy deploy = withRunning("one-1.jar", "1");
        refused.add("two");
        put("two-1.jar", "1");
        deploy.check();
        deploy.check();
        assertThat(changes).isEmpty();
    }

    @Test
    void aBadNewVersionLeavesTheOldOneRunningWhereItsFileChangedInPlace() throws IOException {
        HotDeploy deploy = withRunning("one-1.jar", "1");
        put("one-1.jar", "broken");
        deploy.check();
        assertThat(changes).isEmpty();
        assertThat(installed).hasSize(1);
        put("one-1.jar", "3");
        deploy.check();
        assertThat(changes).containsExactly("replace one 1 by 3");
    }
}
