package org.usersync.commandline;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionWordsTest {
    @Test
    void keywordsIgnoreCaseAndBlanks() throws OptionException {
        assertThat(parsed("users", " Mapped ").users()).isEqualTo(new UsersSpec.Mapped());
        assertThat(parsed("connector", " OKTA").connector()).isEqualTo(new ConnectorSpec("okta", null));
        assertThat(parsed("strategy", "Push").strategy()).isEqualTo(StrategySpec.PUSH);
    }

    @Test
    void listOfGroupsIsOneWordWithStrippedNames() throws OptionException {
        assertThat(parsed("users", "group", " Sales , R&D,,Sales").users())
                .isEqualTo(new UsersSpec.Groups(List.of("Sales", "R&D")));
        assertThat(parsed("adobe-users", "GROUP", "b::Stock").adobeUsers())
                .isEqualTo(new AdobeUsersSpec.Groups(List.of("b::Stock")));
    }

    @Test
    void filesAreKeptAsGiven() throws OptionException {
        assertThat(parsed("users", "file", " my users.csv").users())
                .isEqualTo(new UsersSpec.FileUsers(" my users.csv"));
        assertThat(parsed("connector", "csv", "Users.CSV").connector())
                .isEqualTo(new ConnectorSpec("csv", "Users.CSV"));
        assertThat(parsed("adobe-only-user-action", "write-file", "O.csv").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.WriteFile("O.csv"));
    }

    @Test
    void everyAdobeOnlyActionIsKnown() throws OptionException {
        assertThat(parsed("adobe-only-user-action", "preserve").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.Preserve());
        assertThat(parsed("adobe-only-user-action", "exclude").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.Exclude());
        assertThat(parsed("adobe-only-user-action", "remove-adobe-groups").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.RemoveAdobeGroups());
        assertThat(parsed("adobe-only-user-action", "remove").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.Remove());
        assertThat(parsed("adobe-only-user-action", "delete").adobeOnlyUserAction())
                .isEqualTo(new AdobeOnlyActionSpec.Delete());
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "Yes,true",
        "ON,true",
        "y,true",
        "false,false",
        "no,false",
        "Off,false",
        "N,false",
    })
    void onAndOffAreTheWordsOfYaml(String word, boolean meaning) throws OptionException {
        assertThat(parsed("process_groups", word).processGroups()).isEqualTo(meaning);
        assertThat(parsed("test-mode", word).testMode()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users|group|'group' needs one more word: a list of groups, separated by commas",
                "users|group;A;B|'group' takes exactly one more word (a list of groups, separated by commas), not 2:"
                        + " quote a value that has blanks",
                "users|group;,|'group' needs at least one group's name",
                "users|file|'file' needs one more word: a file",
                "users|all;x|'all' takes no further word, but 'x' follows",
                "users|everybody|'everybody' is not one of all, mapped, group or file",
                "users|''|a value is missing: all, mapped, group or file",
                "adobe-users|file;x|'file' is not one of all, mapped or group",
                "connector|csv|'csv' needs one more word: a file",
                "connector|okta;x|'okta' takes no further word, but 'x' follows",
                "adobe-only-user-action|destroy|'destroy' is not one of preserve, exclude, write-file,"
                        + " remove-adobe-groups, remove or delete",
                "adobe-only-user-action|delete;now|'delete' takes no further word, but 'now' follows",
                "strategy|pull|'pull' is not one of sync or push",
                "process-groups|perhaps|'perhaps' is not one of yes or no",
                "user-filter|''|a value is missing: a pattern",
                "user-filter|a;b|takes one word, not 2",
            })
    void wrongWordsAreToldInOneLine(String option, String words, String message) {
        assertThatThrownBy(() -> parsed(option, words.isEmpty() ? new String[0] : words.split(";")))
                .isInstanceOf(OptionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"include-unmapped-users", "user", ""})
    void otherNamesAreTheCallersMistake(String name) {
        assertThatThrownBy(() -> parsed(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyNamedOptionCanBeParsed() throws OptionException {
        for (String name : OptionWords.names()) {
            String word =
                    switch (name) {
                        case "users", "adobe-users" -> "all";
                        case "adobe-only-user-action" -> "delete";
                        case "strategy" -> "sync";
                        default -> "yes";
                    };
            assertThat(parsed(name, word)).as(name).isNotEqualTo(SyncArguments.none());
        }
    }

    @Test
    void theLastOneCounts() throws OptionException {
        OptionWords words = new OptionWords();
        words.parse("users", List.of("all"));
        words.parse("test_mode", List.of("yes"));
        words.parse("users", List.of("mapped"));
        assertThat(words.arguments().users()).isEqualTo(new UsersSpec.Mapped());
        assertThat(words.arguments().testMode()).isTrue();
    }

    @Test
    void gapsAreFilledFromDefaults() throws OptionException {
        SyncArguments line = parsed("users", "all");
        SyncArguments defaults = parsed("users", "mapped").orElse(parsed("process_groups", "yes"));
        SyncArguments joined = line.orElse(defaults);
        assertThat(joined.users()).isEqualTo(new UsersSpec.All());
        assertThat(joined.processGroups()).isTrue();
        assertThat(joined.strategy()).isNull();
    }

    @Test
    void conflictsAreSeenInTheJoinedArguments() throws OptionException {
        SyncArguments csv = parsed("connector", "csv", "a.csv");
        assertThat(csv.conflicts()).isEmpty();
        assertThat(csv.orElse(parsed("users", "file", "b.csv")).conflicts())
                .singleElement()
                .asString()
                .contains("--connector csv");
        SyncArguments list = parsed("adobe-only-user-list", "o.csv");
        assertThat(list.conflicts()).isEmpty();
        assertThat(list.orElse(parsed("strategy", "push")).conflicts()).hasSize(1);
        assertThat(list.orElse(parsed("adobe-only-user-action", "write-file", "x"))
                        .conflicts())
                .hasSize(1);
    }

    private static SyncArguments parsed(String option, String... words) throws OptionException {
        OptionWords parser = new OptionWords();
        parser.parse(option, List.of(words));
        return parser.arguments();
    }
}
