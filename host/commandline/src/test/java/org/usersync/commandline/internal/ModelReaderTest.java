package org.usersync.commandline.internal;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.commandline.Command;
import org.usersync.commandline.ParsedLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What a model may have and no command of this module has: a name of two words, operands, secrets. */
class ModelReaderTest {
    private static final class SealModel implements CommandModel {
        @Override
        public String name() {
            return "seal box";
        }

        @Override
        public String summary() {
            return "Seals a box.";
        }

        @Override
        public void describe(OptionTable options) {
            options.operand("box", "BOX", "What is sealed.");
            options.secret("password", "PW", "By what.", "-p");
            options.file("output-file", "OUT", "Where to.", "-o");
        }

        @Override
        public Command command(GivenOptions given) throws UsageException {
            return new Command.ExampleConfig(
                    given.word("box"), given.word("password"), given.word("output-file"), null, null, null);
        }
    }

    private final CommandModel model = new SealModel();
    private final ModelReader reader = new ModelReader("1", List.of(model));

    @Test
    void operandsStandAnywhere() {
        Command expected = new Command.ExampleConfig("b", null, "o", null, null, null);
        assertThat(run("seal box b -o o").command()).isEqualTo(expected);
        assertThat(run("seal box -o o b").command()).isEqualTo(expected);
        assertThat(run("seal box").command()).isEqualTo(new Command.ExampleConfig(null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "seal box b -p word -o word, seal box b -p *** -o word",
        "seal box --password=word b, seal box --password=*** b",
        "seal box -pword word, seal box -p*** word",
        "seal box --password word -p other, seal box --password *** -p ***",
    })
    void secretsAreMasked(String line, String shown) {
        assertThat(run(line).arguments()).containsExactly(shown.split(" "));
    }

    @Test
    void messagesAndHelpNameTheWholeCommand() {
        assertThat(reader.read(model, List.of("seal", "box", "--bogus")))
                .isInstanceOfSatisfying(ParsedLine.Refused.class, refused -> assertThat(refused.text())
                        .contains("Usage: user-sync seal box [OPTIONS] [BOX]")
                        .contains("Try 'user-sync seal box --help'"));
        assertThat(reader.read(model, List.of("seal", "box", "a", "b"))).isInstanceOf(ParsedLine.Refused.class);
        assertThat(reader.read(model, List.of("seal", "box", "-h")))
                .isInstanceOfSatisfying(ParsedLine.Answer.class, answer -> assertThat(answer.text())
                        .startsWith("Usage: user-sync seal box [OPTIONS] [BOX]")
                        .contains("[BOX]"));
    }

    private ParsedLine.Run run(String line) {
        return (ParsedLine.Run) reader.read(model, List.of(line.split(" ")));
    }
}
