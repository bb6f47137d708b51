package org.usersync.connector.okta.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OktaHostTest {
    @ParameterizedTest
    @CsvSource({
        "acme.okta.com, https://acme.okta.com/x",
        "https://acme.okta.com, https://acme.okta.com/x",
        "HTTPS://Acme.Okta.com/, https://acme.okta.com/x",
        "acme.okta.com:8443, https://acme.okta.com:8443/x",
        "' https://localhost:1/ ', https://localhost:1/x",
        "127.0.0.1:9, https://127.0.0.1:9/x",
        "[::1]:9, https://[::1]:9/x",
        "anmeldung.bücher.example, https://anmeldung.xn--bcher-kva.example/x",
    })
    void a_host_name_with_or_without_scheme_port_and_slash(String text, String address) {
        assertThat(OktaHost.parse(text).resolve("/x")).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.okta.com",
                "ldap://acme.okta.com",
                "https://https://acme.okta.com",
                "https:acme.okta.com",
                "acme.okta.com/api/v1",
                "acme.okta.com?x=1",
                "acme.okta.com#x",
                "joe:pw@acme.okta.com",
                "acme.okta.com:",
                "acme.okta.com:0",
                "acme.okta.com:70000",
                "acme.okta.com:https",
                "acme okta.com",
                "acme_corp.okta.com",
                "acme..okta.com",
                "anmeldung..bücher.example",
                "a234567890123456789012345678901234567890123456789012345678901234.okta.com",
                "https://",
                "/",
            })
    void anything_else_is_an_error_of_the_configuration(String text) {
        assertThatThrownBy(() -> OktaHost.parse(text))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.CONFIG))
                .hasMessageStartingWith("host: ")
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource({
        "acme-admin.okta.com, true",
        "acme-admin.oktapreview.com, true",
        "acme-admin.okta-emea.com, true",
        "acme.okta.com, false",
        "login-admin.acme.com, false",
    })
    void knows_the_console_of_the_administrators(String text, boolean console) {
        assertThat(OktaHost.parse(text).adminConsole()).isEqualTo(console);
    }

    @Test
    void the_console_is_a_warning_and_its_host_is_used_as_configured() {
        FakeOkta okta = new FakeOkta();
        OktaRun run = new OktaRun(okta).option("host", "acme-admin.okta.com");

        run.check();

        assertThat(run.warnings()).singleElement().asString().contains("acme-admin.okta.com", "-admin");
        assertThat(okta.calls().get(0).uri().getHost()).isEqualTo("acme-admin.okta.com");
    }
}
