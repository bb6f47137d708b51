package org.usersync.cli.internal.userlist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.AdobeOnlyListRow;
import org.usersync.engine.SyncAbortedException;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserListFilesTest {
    private final UserListFiles files = new UserListFiles();

    @TempDir
    private Path folder;

    @Test
    void commasInCsvFilesAndTabsElsewhere() throws IOException {
        List<AdobeOnlyListEntry> entries = List.of(
                new AdobeOnlyListEntry(IdentityType.FEDERATED_ID, "ann@x.example", "", null),
                new AdobeOnlyListEntry(IdentityType.ENTERPRISE_ID, "b,b@x.example", "x.example", null));
        Path csv = folder.resolve("list.CSV");
        Path tabs = folder.resolve("list.txt");

        files.write(csv, entries);
        files.write(tabs, entries);

        assertThat(Files.readString(csv))
                .isEqualTo(lines(
                        "type,email,domain", "federatedID,ann@x.example,", "enterpriseID,\"b,b@x.example\",x.example"));
        assertThat(Files.readString(tabs))
                .isEqualTo(lines(
                        "type\temail\tdomain",
                        "federatedID\tann@x.example\t",
                        "enterpriseID\tb,b@x.example\tx.example"));
    }

    @Test
    void aFourthColumnNamesSecondariesAndAnEmptyListHasItsHeader() throws IOException {
        Path file = folder.resolve("list.csv");

        files.write(
                file,
                List.of(
                        new AdobeOnlyListEntry(IdentityType.ADOBE_ID, "a@x.example", "", null),
                        new AdobeOnlyListEntry(IdentityType.ADOBE_ID, "a@x.example", "", "second")));
        assertThat(Files.readString(file))
                .isEqualTo(lines("type,email,domain,umapi", "adobeID,a@x.example,,", "adobeID,a@x.example,,second"));

        files.write(file, List.of());
        assertThat(Files.readString(file)).isEqualTo("type,email,domain\r\n");
    }

    @Test
    void columnsMayStandInAnyOrderAndRowsMayBeShort() throws IOException {
        Path file = written("\uFEFFemail,Other, Type ,username\nann@x.example,1,federatedID\n,,adobeID,bob,5\n");

        assertThat(files.read(file))
                .containsExactly(
                        new AdobeOnlyListRow(2, "federatedID", "", "ann@x.example", "", ""),
                        new AdobeOnlyListRow(3, "adobeID", "bob", "", "", ""));
    }

    @Test
    void whatIsWrittenIsRead() {
        Path file = folder.resolve("list.csv");
        files.write(file, List.of(new AdobeOnlyListEntry(IdentityType.ADOBE_ID, "a@x.example", "", "second")));

        assertThat(files.read(file))
                .containsExactly(new AdobeOnlyListRow(2, "adobeID", "", "a@x.example", "", "second"));
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() throws IOException {
        assertThatThrownBy(() -> files.read(folder.resolve("none.csv")))
                .isInstanceOf(SyncAbortedException.class)
                .hasMessageStartingWith("there is no file ");
        assertThatThrownBy(() -> files.read(written(""))).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> files.read(written("email\na@x.example\n")))
                .hasMessageContaining("no column \"type\"");
        assertThatThrownBy(() -> files.read(written("type,domain\n"))).hasMessageContaining("neither");
        assertThatThrownBy(() -> files.read(written("type,email\nadobeID,\"a@x.example\nadobeID,b@x.example\n")))
                .hasMessageContaining("line 2: a quote");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "type,email\nadobeID,\u00e4@x.example\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> files.read(latin)).hasMessageEndingWith("it is not a text in UTF-8");
        assertThatThrownBy(() -> files.write(folder.resolve("no/folder.csv"), List.of()))
                .isInstanceOf(SyncAbortedException.class)
                .hasMessageContaining("cannot be written");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }
}
