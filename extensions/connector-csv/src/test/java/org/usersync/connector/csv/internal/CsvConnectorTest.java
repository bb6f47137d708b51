package org.usersync.connector.csv.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.TestReadRequest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvConnectorTest {
    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("csv");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void readsEveryColumnWithQuotesLineBreaksAndBlanks() throws Exception {
        Path file = write("""
                email,firstname,lastname,country,groups,username,domain,type
                ana@acme.example, Ana ,"Ruiz, ""la jefa""\",es,"Design, Photo ,,Design",ana,acme.example,FederatedID
                bo@acme.example,"Bo
                Li",,,,,,
                """);

        List<DirectoryUser> users = read(file, all("Design"));

        DirectoryUser ana = users.get(0);
        assertThat(ana.id()).isEqualTo("ana@acme.example");
        assertThat(ana.firstName()).isEqualTo("Ana");
        assertThat(ana.lastName()).isEqualTo("Ruiz, \"la jefa\"");
        assertThat(ana.country()).isEqualTo("ES");
        assertThat(ana.groups()).containsExactly("Design");
        assertThat(ana.memberGroups()).containsExactly("Design", "Photo");
        assertThat(ana.username()).isEqualTo("ana");
        assertThat(ana.domain()).isEqualTo("acme.example");
        assertThat(ana.identityType()).isEqualTo(IdentityType.FEDERATED_ID);
        DirectoryUser bo = users.get(1);
        assertThat(bo.firstName()).isEqualTo("Bo\nLi");
        assertThat(bo.lastName()).isNull();
        assertThat(bo.username()).isEqualTo("bo@acme.example");
        assertThat(bo.domain()).isNull();
        assertThat(bo.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void theDomainIsTheEmailsWhereTheUsernameDiffers() throws Exception {
        Path file = write("email,username\nana@acme.example,ana\nbo@acme.example,BO@acme.example\n");

        assertThat(read(file, all())).extracting(DirectoryUser::domain).containsExactly("acme.example", null);
    }

    @Test
    void shortRowsLeaveTheRestEmptyAndSurplusFieldsAreIgnored() throws Exception {
        Path file = write("email,firstname,lastname\nana@acme.example\nbo@acme.example,Bo,Li,more,and more\n\n");

        assertThat(read(file, all()))
                .extracting(DirectoryUser::id, DirectoryUser::lastName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ana@acme.example", null),
                        org.assertj.core.groups.Tuple.tuple("bo@acme.example", "Li"));
    }

    @Test
    void rowsOfOneEmailAreOneUserWithTheLastValues() throws Exception {
        Path file = write("""
                email,firstname,lastname,groups
                ana@acme.example,Ana,Old,A
                bo@acme.example,Bo,Li,A
                Ana@acme.example ,,New,"B,A"
                """);

        List<DirectoryUser> users = read(file, all("A", "B"));

        assertThat(users).extracting(DirectoryUser::id).containsExactly("bo@acme.example", "ana@acme.example");
        DirectoryUser ana = users.get(1);
        assertThat(ana.email()).isEqualTo("Ana@acme.example");
        assertThat(ana.firstName()).isEqualTo("Ana");
        assertThat(ana.lastName()).isEqualTo("New");
        assertThat(ana.groups()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void onlyMembersOfTheGroupsAskedForUnlessAllAreAndAMissingGroupIsAWarning() throws Exception {
        Path file = write("email,groups\nana@acme.example,A\nbo@acme.example,B\ncy@acme.example,\n");

        assertThat(read(file, TestReadRequest.ofGroups("A", "Nobody")))
                .extracting(DirectoryUser::id)
                .containsExactly("ana@acme.example");
        assertThat(warnings()).singleElement().asString().contains("Nobody");
        assertThat(read(file, all("B"))).hasSize(3);
    }

    @Test
    void skipsRowsThatNameNobodyAndSaysWhere() throws Exception {
        Path file = write("email,type\n,enterpriseID\nnobody,\nana@acme.example,businessID\nbo@acme.example,adobeid\n");

        assertThat(read(file, all())).extracting(DirectoryUser::identityType).containsExactly(IdentityType.ADOBE_ID);
        assertThat(warnings())
                .hasSize(3)
                .anyMatch(line -> line.contains("line 2") && line.contains("no email"))
                .anyMatch(line -> line.contains("line 3") && line.contains("nobody"))
                .anyMatch(line -> line.contains("line 4") && line.contains("businessID"));
    }

    @Test
    void warnsOfUnknownColumnsUnlessSomebodyWantsThem() throws Exception {
        Path file = write("email,team,shoe\nana@acme.example,Red,42\n");

        List<DirectoryUser> users = read(file, TestReadRequest.ofAllUsers().withSourceAttributes("team", "absent"));

        assertThat(warnings()).singleElement().asString().contains("shoe");
        assertThat(users.get(0).sourceAttributes())
                .containsEntry("team", "Red")
                .containsEntry("absent", null)
                .containsEntry("email", "ana@acme.example")
                .containsEntry("firstname", null)
                .doesNotContainKey("shoe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "utf-16"})
    void decodesItsCharacterSet(String name) throws Exception {
        Charset encoding = Charset.forName(name);
        Path file = folder.resolve("users.csv");
        Files.writeString(file, "email,firstname\nzoe@acme.example,Zoë\n", encoding);

        assertThat(read(new CsvFile(file, ',', encoding), all()))
                .extracting(DirectoryUser::firstName)
                .containsExactly("Zoë");
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        assertThat(read(write("\uFEFFemail\nana@acme.example\n"), all())).hasSize(1);
    }

    @Test
    void refusesAFileOfAnotherCharacterSet() throws Exception {
        Path file = folder.resolve("users.csv");
        Files.writeString(file, "email,firstname\nzoe@acme.example,Zoë\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(file, all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("string_encoding");
    }

    @Test
    void neverTakesHalfAFileForAWholeOne() throws Exception {
        Path file = write("email,firstname\nana@acme.example,\"Ana\nbo@acme.example,Bo\n");

        assertThatThrownBy(() -> read(file, all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("never closed");
    }

    @Test
    void noticesThatTheFileChangesMeanwhile() throws Exception {
        Path file = write("email\nana@acme.example\nbo@acme.example\n");

        assertThatThrownBy(() -> connector(csv(file)).read(all(), user -> {
                    try {
                        Files.writeString(file, "email\nana@acme.example\n");
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                    return true;
                }))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("changed while it was read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "name,mail\nAna,ana@acme.example\n", "email,email\na@b.example,c@d.example\n"})
    void refusesAFileWithoutAUsableHeader(String content) throws Exception {
        Path file = write(content);

        assertThatThrownBy(() -> read(file, all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContainingAll(file.toString(), "column");
    }

    @Test
    void namesAFileThatIsMissingOrAFolder() {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"), all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("none.csv");
        assertThatThrownBy(() -> read(folder, all()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void stopsWhenTheSinkSaysSo() throws Exception {
        List<String> seen = new ArrayList<>();
        connector(csv(write("email,groups\na@b.example,A\nc@d.example,A\nc@d.example,B\n")))
                .read(all("Z"), user -> {
                    seen.add(user.id());
                    return false;
                });

        assertThat(seen).containsExactly("a@b.example");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void streamsAMillionRows() throws Exception {
        Path file = folder.resolve("many.csv");
        int rows = 1_000_000;
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("email,firstname,groups\n");
            for (int i = 0; i < rows; i++) {
                writer.write("person" + i + "@acme.example,Person,\"Everybody,Team " + i % 100 + "\"\n");
            }
        }
        AtomicLong count = new AtomicLong();
        AtomicLong before = new AtomicLong();
        AtomicLong most = new AtomicLong();

        connector(csv(file)).read(all("Everybody"), user -> {
            if (count.incrementAndGet() == 1) {
                before.set(liveMemory());
            } else if (count.get() % 250_000 == 0) {
                most.accumulateAndGet(liveMemory(), Math::max);
            }
            return true;
        });

        assertThat(count).hasValue(rows);
        // Nothing of the rows that passed is kept: a million of them would take some 300 MB.
        assertThat(most.get() - before.get()).isLessThan(20L << 20);
    }

    private static long liveMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("users.csv"), content);
    }

    private static CsvFile csv(Path file) {
        return new CsvFile(file, ',', StandardCharsets.UTF_8);
    }

    private CsvConnector connector(CsvFile file) {
        Map<CsvColumn, String> names = new EnumMap<>(CsvColumn.class);
        for (CsvColumn column : CsvColumn.values()) {
            names.put(column, column.defaultName());
        }
        return new CsvConnector(file, names, IdentityType.ENTERPRISE_ID, () -> false, logger);
    }

    private List<DirectoryUser> read(Path file, ReadRequest request) {
        return read(csv(file), request);
    }

    private List<DirectoryUser> read(CsvFile file, ReadRequest request) {
        List<DirectoryUser> users = new ArrayList<>();
        UserSink sink = user -> users.add(user);
        connector(file).read(request, sink);
        return users;
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static TestReadRequest all(String... groups) {
        return TestReadRequest.ofAllUsers(groups);
    }
}
