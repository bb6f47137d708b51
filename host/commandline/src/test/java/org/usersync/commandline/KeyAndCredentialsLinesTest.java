package org.usersync.commandline;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyAndCredentialsLinesTest {
    private final CommandLineParser parser = new CommandLineParser("1");

    @Test
    void keys() {
        assertThat(command("encrypt")).isEqualTo(new Command.Encrypt("private.key", null, null));
        assertThat(command("encrypt a.key -o b.key -p pw")).isEqualTo(new Command.Encrypt("a.key", "b.key", "pw"));
        assertThat(command("decrypt --output-file=b.key a.key")).isEqualTo(new Command.Decrypt("a.key", "b.key", null));
        assertThat(command("certgen"))
                .isEqualTo(new Command.Certgen(false, "private.key", "certificate_pub.crt", false));
        for (String overwrite : List.of("-o", "-y", "--overwrite")) {
            assertThat(command("certgen -r -k k -c c " + overwrite))
                    .isEqualTo(new Command.Certgen(true, "k", "c", true));
        }
    }

    @Test
    void passPhraseIsNeitherInTheArgumentsNorInTheText() {
        for (String line : List.of("encrypt -p s3cret", "decrypt --password=s3cret")) {
            assertThat(parser.parse(List.of(line.split(" "))))
                    .isInstanceOfSatisfying(
                            ParsedLine.Run.class, run -> assertThat(run.arguments() + " " + run.command())
                                    .doesNotContain("s3cret"));
        }
    }

    @Test
    void credentials() {
        assertThat(command("credentials set client_secret -c a.yml --connector okta --name n --rewrite -y"))
                .isInstanceOfSatisfying(Command.Credentials.class, set -> {
                    assertThat(set.action()).isEqualTo(CredentialsAction.SET);
                    assertThat(set.secret()).isEqualTo("client_secret");
                    assertThat(set.entry()).isEqualTo("n");
                    assertThat(set.rewrite()).isTrue();
                    assertThat(set.assent()).isTrue();
                    assertThat(set.stdin()).isFalse();
                    assertThat(set.configuration().configFilename()).isEqualTo("a.yml");
                });
        assertThat(command("credentials list").name()).isEqualTo("credentials list");
        assertThat(command("credentials set --move").name()).isEqualTo("credentials set");
        assertThat(command("credentials get x --show").name()).isEqualTo("credentials get");
        assertThat(command("credentials remove x").name()).isEqualTo("credentials remove");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentials",
                "credentials set",
                "credentials get",
                "credentials remove",
                "credentials set x --stdin --move",
                "credentials list x",
                "credentials get x --stdin",
                "encrypt a b",
                "certgen x"
            })
    void wrongLines(String line) {
        assertThat(parser.parse(List.of(line.split(" ")))).isInstanceOf(ParsedLine.Refused.class);
    }

    private Command command(String line) {
        ParsedLine parsed = parser.parse(List.of(line.split(" ")));
        assertThat(parsed).as(line).isInstanceOf(ParsedLine.Run.class);
        return ((ParsedLine.Run) parsed).command();
    }
}
