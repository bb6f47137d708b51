package org.usersync.demo.tenant;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Adobe's exchange of signed tokens refuses everything but a good one. */
class TokenExchangeTest {
    private static final String ACCOUNT = "1A2B@techacct.adobe.com";

    @Test
    void takesAGoodTokenAndTellsItsLifeInMilliseconds() throws Exception {
        try (DemoTenant tenant = tenant()) {
            KeyPair keys = keys();
            tenant.addTechnicalAccount(ACCOUNT, keys.getPublic());
            TenantClient client = new TenantClient(tenant);
            Map<String, Object> claims = claims(tenant);

            JsonNode answer = TenantClient.json(client.exchange(signed("RS256", claims, keys)));

            assertThat(answer.path("expires_in").asLong()).isEqualTo(86_399_000);
            assertThat(answer.path("access_token").asText()).isNotEmpty();
        }
    }

    @Test
    void refusesEverythingElse() throws Exception {
        try (DemoTenant tenant = tenant()) {
            KeyPair keys = keys();
            tenant.addTechnicalAccount(ACCOUNT, keys.getPublic());
            TenantClient client = new TenantClient(tenant);

            refused(client, "", "three parts");
            refused(client, "a.b.c", "no JSON");
            refused(client, signed("RS512", claims(tenant), keys), "alg");
            refused(client, signed("RS256", claims(tenant), keys()), "signature");
            refused(client, signed("RS256", with(tenant, "sub", "other"), keys), "signature");
            refused(client, signed("RS256", with(tenant, "iss", "other@AdobeOrg"), keys), "iss");
            refused(client, signed("RS256", with(tenant, "aud", "https://localhost/c/x"), keys), "aud");
            refused(client, signed("RS256", with(tenant, "exp", 1), keys), "exp");
            refused(client, signed("RS256", with(tenant, "exp", Instant.now().getEpochSecond() + 90_000), keys), "exp");
            String right = "https://" + tenant.host(Service.IMS) + "/s/ent_user_sdk";
            refused(client, signed("RS256", with(tenant, right, false), keys), "User Management API");
        }
    }

    private static void refused(TenantClient client, String token, String why) throws Exception {
        var answer = client.exchange(token);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_token", why);
    }

    private static DemoTenant tenant() {
        return DemoTenant.start(
                new TenantState(
                        new OktaState("token", null, List.of(), List.of()),
                        new AdobeState("org", "id", "secret", Map.of(), 0, List.of(), List.of())),
                TenantOptions.defaults());
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Map<String, Object> claims(DemoTenant tenant) {
        String host = "https://" + tenant.host(Service.IMS);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "org");
        claims.put("sub", ACCOUNT);
        claims.put("aud", host + "/c/id");
        claims.put("exp", Instant.now().getEpochSecond() + 600);
        claims.put(host + "/s/ent_user_sdk", true);
        return claims;
    }

    private static Map<String, Object> with(DemoTenant tenant, String claim, Object value) {
        Map<String, Object> claims = claims(tenant);
        claims.put(claim, value);
        return claims;
    }

    private static String signed(String algorithm, Map<String, Object> claims, KeyPair keys) throws Exception {
        ObjectMapper json = new ObjectMapper();
        String content =
                base64(json.writeValueAsBytes(Map.of("alg", algorithm))) + "." + base64(json.writeValueAsBytes(claims));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
