package org.usersync.demo.tenant;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls a tenant as any client would, trusting nothing but its authority. */
final class TenantClient {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final DemoTenant tenant;
    private final HttpClient http;
    private String token = "none";

    TenantClient(DemoTenant tenant) {
        this.tenant = tenant;
        this.http = HttpClient.newBuilder()
                .sslContext(ClientTls.trusting(tenant.authorityPem()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    static Optional<String> next(HttpResponse<String> response) {
        return response.headers().allValues("link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    HttpResponse<String> okta(String path) throws Exception {
        return get(
                path.startsWith("https") ? path : "https://" + tenant.host(Service.OKTA) + path,
                "SSWS " + tenant.okta().token());
    }

    HttpResponse<String> get(String url, String authorization, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> signIn(String id, String secret, String scope) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + encoded(id) + "&client_secret=" + encoded(secret)
                + "&scope=" + encoded(scope);
        return ims("/ims/token/v2", form);
    }

    /** Exchanges a token that the client signed. */
    HttpResponse<String> exchange(String token) throws Exception {
        AdobeState adobe = tenant.adobe();
        return ims(
                "/ims/exchange/jwt",
                "client_id=" + encoded(adobe.clientId()) + "&client_secret=" + encoded(adobe.clientSecret())
                        + "&jwt_token=" + encoded(token));
    }

    private HttpResponse<String> ims(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + tenant.host(Service.IMS) + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    TenantClient signedIn() throws Exception {
        AdobeState adobe = tenant.adobe();
        token = json(signIn(adobe.clientId(), adobe.clientSecret(), "openid,AdobeID,user_management_sdk"))
                .path("access_token")
                .asText();
        return this;
    }

    HttpResponse<String> umapi(String path) throws Exception {
        return get(
                "https://" + tenant.host(Service.UMAPI) + "/v2/usermanagement" + path,
                "Bearer " + token,
                "x-api-key",
                tenant.adobe().clientId());
    }

    JsonNode action(String commands) throws Exception {
        return json(actionResponse(commands, ""));
    }

    HttpResponse<String> actionResponse(String commands, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + tenant.host(Service.UMAPI)
                        + "/v2/usermanagement/action/" + tenant.adobe().orgId() + query))
                .header("Authorization", "Bearer " + token)
                .header("x-api-key", tenant.adobe().clientId())
                .header("X-Request-Id", "r-1")
                .header("Pragma", "umapi-sync-start")
                .POST(HttpRequest.BodyPublishers.ofString(commands))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
