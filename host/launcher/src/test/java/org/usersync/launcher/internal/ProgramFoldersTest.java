package org.usersync.launcher.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgramFoldersTest {
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void stateIsFoundByTheFirstThatIsGiven() throws Exception {
        properties.put("user-sync.home", folder.toString());
        properties.put("user.home", folder.resolve("me").toString());
        assertThat(found().state()).isEqualTo(folder.resolve("me/.local/state/user-sync"));
        environment.put("XDG_STATE_HOME", "relative/is/ignored");
        assertThat(found().state()).isEqualTo(folder.resolve("me/.local/state/user-sync"));
        environment.put("XDG_STATE_HOME", folder.resolve("xdg").toString());
        assertThat(found().state()).isEqualTo(folder.resolve("xdg/user-sync"));
        environment.put("LOCALAPPDATA", folder.resolve("local").toString());
        assertThat(found().state()).isEqualTo(folder.resolve("xdg/user-sync"));
        properties.put("os.name", "Windows 11");
        assertThat(found().state()).isEqualTo(folder.resolve("local/user-sync"));
        environment.put("USER_SYNC_STATE", folder.resolve("own").toString());
        assertThat(found().state()).isEqualTo(folder.resolve("own")).isDirectory();
    }

    @Test
    void stateIsForItsOwnerAlone() throws Exception {
        properties.put("user-sync.home", folder.toString());
        environment.put("USER_SYNC_STATE", folder.resolve("a/b").toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found().state())))
                .isEqualTo("rwx------");
    }

    @Test
    void baseIsTheHomeUnlessGiven() throws Exception {
        properties.put("user-sync.home", folder.toString());
        environment.put("USER_SYNC_STATE", folder.resolve("s").toString());
        assertThat(found().base()).isEqualTo(folder);
        environment.put("USER_SYNC_BASE", folder.resolve("none").toString());
        assertThatThrownBy(this::found).isInstanceOf(StartException.class).hasMessageContaining("USER_SYNC_BASE");
    }

    @Test
    void withoutHomeThereIsNoStart() {
        assertThatThrownBy(this::found).isInstanceOf(StartException.class).hasMessageContaining("bin/user-sync");
    }

    private ProgramFolders found() throws StartException {
        return ProgramFolders.find(environment, properties);
    }
}
