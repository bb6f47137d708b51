package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.OktaApp;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The assembled program signs in at Okta as a service app. */
class OktaOAuthIT {
    private static final String[] FULL = {
        "--connector", "okta", "--users", "mapped", "--process-groups", "--update-user-info"
    };
    private static final String TOKENS = "POST /oauth2/v1/token";

    @TempDir
    Path scratch;

    private TestCompany company;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private void configure(ServiceAppKey key, OktaApp app) throws IOException {
        company.tenant().okta(company.tenant().okta().withApps(app));
        Path file = Files.writeString(company.folder().resolve("okta.key"), key.privateKey());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        company.file("connector-okta.yml", """
                host: %s
                authentication_method: oauth
                client_id: %s
                key_id: %s
                priv_key_path: okta.key
                """.formatted(
                        company.tenant().host(Service.OKTA),
                        ServiceAppKey.CLIENT_ID,
                        key.publicKey().get("kid")));
    }

    private Result sync() throws Exception {
        return company.program(scratch).run(FULL);
    }

    private long tokenRequests() {
        return company.tenant().journal().entries(Service.OKTA).stream()
                .filter(entry -> entry.path().equals("/oauth2/v1/token"))
                .count();
    }

    @Test
    void anEcKeyInPemFormIsEnough() throws Exception {
        ServiceAppKey key = ServiceAppKey.ec();
        configure(key, key.app(false));

        Result result = sync();

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
        assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void anAppThatDemandsProofsOfPossessionGetsThem() throws Exception {
        ServiceAppKey key = ServiceAppKey.rsa();
        configure(key, key.app(true));
        // A lost answer makes the transport send the call again, and a proof is good once.
        company.tenant()
                .faults(
                        Fault.of(Service.OKTA, "GET /api/v1/groups/.*/users", Fault.Kind.LOST_ANSWER),
                        Fault.of(Service.OKTA, TOKENS, Fault.Kind.LOST_ANSWER));

        Result result = sync();

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("cy").groups()).containsExactly("Print");
    }

    @Test
    void aTokenThatIsRefusedOnTheWayIsReplaced() throws Exception {
        ServiceAppKey key = ServiceAppKey.ec();
        configure(key, key.app(false));
        company.tenant().faults(Fault.status(Service.OKTA, "GET /api/v1/groups/.*/users", 401));

        Result result = sync();

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void aKeyThatOktaDoesNotKnowEndsTheRun() throws Exception {
        configure(ServiceAppKey.ec(), ServiceAppKey.ec().app(false));

        Result result = sync();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains("CRITICAL", "invalid_client", "check client_id, key_id")
                .doesNotContain("\tat ");
        assertThat(company.actionRequests()).isZero();
    }

    @Test
    void aScopeThatWasNotGrantedIsNamed() throws Exception {
        ServiceAppKey key = ServiceAppKey.ec();
        configure(
                key,
                new OktaApp(ServiceAppKey.CLIENT_ID, key.app(false).keys(), List.of("okta.groups.read"), false, 0));

        Result result = sync();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("invalid_scope", "okta.users.read");
        assertThat(company.actionRequests()).isZero();
    }
}
