package org.usersync.demo.tenant.internal.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandException;
import org.usersync.commandline.CommandHandler;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.demo.tenant.ClientTls;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DemoHandlerTest {
    private static final String CREATE = """
            [{"user":"new@lumenworks.example","do":[{"createFederatedID":{"email":"new@lumenworks.example",
              "firstname":"A","lastname":"B","country":"DE","option":"ignoreIfAlreadyExists"}}]}]""";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A sync that sends one request in the runs that are named. */
    private static final class ScriptedSync implements CommandHandler {
        private final List<Integer> sendingRuns;
        private final ExitStatus status;
        private final List<Invocation> calls = new ArrayList<>();

        ScriptedSync(List<Integer> sendingRuns, ExitStatus status) {
            this.sendingRuns = sendingRuns;
            this.status = status;
        }

        @Override
        public ExitStatus run(Invocation invocation) {
            calls.add(invocation);
            try {
                if (sendingRuns.contains(calls.size())) {
                    send(invocation);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return status;
        }

        private static void send(Invocation invocation) throws Exception {
            Path root =
                    Path.of(invocation.arguments().get(invocation.arguments().size() - 1));
            String umapi = Files.readString(root.resolveSibling("connector-umapi.yml"));
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(ClientTls.trusting(
                            Files.readString(Path.of(invocation.environment().get("SSL_CERT_FILE")))))
                    .build();
            String form = "grant_type=client_credentials&scope=openid,AdobeID,user_management_sdk&client_id="
                    + value(umapi, "client_id") + "&client_secret=" + value(umapi, "client_secret");
            String token = new ObjectMapper()
                    .readTree(post(http, "https://" + value(umapi, "auth_host") + "/ims/token/v2", form))
                    .path("access_token")
                    .asText();
            post(
                    http,
                    "https://" + value(umapi, "host") + "/v2/usermanagement/action/" + value(umapi, "org_id"),
                    CREATE,
                    "Authorization",
                    "Bearer " + token,
                    "x-api-key",
                    value(umapi, "client_id"));
        }

        private static String post(HttpClient http, String url, String body, String... headers) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }

        private static String value(String yaml, String key) {
            Matcher matcher =
                    Pattern.compile("\\b(?<!_)" + key + ": \"([^\"]*)\"").matcher(yaml);
            assertThat(matcher.find()).as(key).isTrue();
            return matcher.group(1);
        }
    }

    private ExitStatus run(CommandHandler sync, boolean serve, String connector) {
        try {
            return new DemoHandler(sync)
                    .run(new Invocation(
                            new Command.Demo(serve, "here", 40, connector),
                            List.of("demo"),
                            Map.of("NO_PROXY", "intranet", "REQUESTS_CA_BUNDLE", "other.pem"),
                            folder,
                            folder,
                            folder,
                            folder,
                            new ByteArrayInputStream(new byte[0]),
                            Console.none(),
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            () -> true));
        } catch (CommandException asked) {
            throw new AssertionError(asked);
        }
    }

    @Test
    void twoSyncsOfWhichTheSecondSendsNothing() {
        ScriptedSync sync = new ScriptedSync(List.of(1), ExitStatus.COMPLETED);

        assertThat(run(sync, false, "okta"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitStatus.COMPLETED);
        assertThat(sync.calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.command()).isInstanceOf(Command.Sync.class);
            assertThat(call.environment())
                    .containsEntry("NO_PROXY", "intranet,localhost,127.0.0.1")
                    .doesNotContainKey("REQUESTS_CA_BUNDLE");
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("new@lumenworks.example", "(not there)");
        assertThat(folder.resolve("here")).isDirectoryContaining("glob:**connector-okta.yml");
    }

    @Test
    void whatDeviatesIsAFailure() {
        assertThat(run(new ScriptedSync(List.of(), ExitStatus.COMPLETED), false, "okta"))
                .isEqualTo(ExitStatus.ABORTED);
        assertThat(run(new ScriptedSync(List.of(1, 2), ExitStatus.COMPLETED), false, "okta"))
                .isEqualTo(ExitStatus.ABORTED);
        assertThat(run(new ScriptedSync(List.of(1), ExitStatus.INCOMPLETE), false, "okta"))
                .isEqualTo(ExitStatus.ABORTED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void servingSaysWhatToType() {
        ScriptedSync sync = new ScriptedSync(List.of(), ExitStatus.COMPLETED);
        run(sync, true, "okta");

        assertThat(sync.calls).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("SSL_CERT_FILE", "user-sync-config.yml");
    }

    @Test
    void aUsersOwnFilesAreNotReplaced() throws Exception {
        Path own = Files.createDirectories(folder.resolve("here")).resolve("connector-okta.yml");
        Files.writeString(own, "host: mine");

        assertThat(run(new ScriptedSync(List.of(1), ExitStatus.COMPLETED), false, "okta"))
                .isEqualTo(ExitStatus.ABORTED);
        assertThat(own).hasContent("host: mine");
    }

    @Test
    void thePeopleCanBeInAnLdapDirectory() throws Exception {
        ScriptedSync sync = new ScriptedSync(List.of(1), ExitStatus.COMPLETED);

        assertThat(run(sync, false, "ldap"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitStatus.COMPLETED);
        assertThat(sync.calls.get(0).arguments()).containsSequence("--connector", "ldap");
        assertThat(folder.resolve("here/connector-ldap.yml")).content().contains("ldaps://localhost:");
        assertThat(folder.resolve("here/user-sync-config.yml")).content().contains("ldap: connector-ldap.yml");
    }

    @Test
    void anotherConnectorIsRefused() {
        assertThat(run(new ScriptedSync(List.of(1), ExitStatus.COMPLETED), false, "csv"))
                .isEqualTo(ExitStatus.ABORTED);
    }
}
