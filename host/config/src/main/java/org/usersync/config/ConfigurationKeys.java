package org.usersync.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of the files that the host itself reads, as the manual shows them. A test holds this list and what is read
 * together; the keys of connectors and extensions are in their schemas.
 */
public final class ConfigurationKeys {
    private static final String REQUIRED = "required";
    private static final String YES_NO = "yes or no";
    private static final String LEVEL = "debug, info, warning, error, critical";
    private static final String OPTION = "as on the command line";

    private final List<ConfigurationKey> keys = new ArrayList<>();

    private ConfigurationKeys() {}

    /** {@return the keys of the root file, in the order of the manual} */
    public static List<ConfigurationKey> root() {
        ConfigurationKeys root = new ConfigurationKeys();
        root.adobeUsers();
        root.directoryUsers();
        root.limitsAndLogging();
        root.invocationDefaults();
        return List.copyOf(root.keys);
    }

    /** {@return the keys of a file that says how to reach an Adobe organisation, in the order of the manual} */
    public static List<ConfigurationKey> umapi() {
        ConfigurationKeys umapi = new ConfigurationKeys();
        umapi.target();
        umapi.server();
        return List.copyOf(umapi.keys);
    }

    private void adobeUsers() {
        add(
                "adobe_users.connectors.umapi",
                "file, or list of files and {name: file}",
                REQUIRED,
                "how to reach the primary organisation, then each named secondary one");
        add(
                "adobe_users.exclude_identity_types",
                "list of adobeID, enterpriseID, federatedID",
                "",
                "Adobe users of these types are left alone");
        add(
                "adobe_users.exclude_adobe_groups",
                "list of names",
                "",
                "members of these groups of the primary organisation are left alone");
        add(
                "adobe_users.exclude_users",
                "list of patterns",
                "",
                "Adobe users whose username matches are left alone, in any case of letters");
        add(
                "adobe_users.update_attributes",
                "list of firstname, lastname, email, username",
                "firstname, lastname, email",
                "what update_user_info may change; a difference in another one is a warning");
    }

    private void directoryUsers() {
        add(
                "directory_users.connectors.NAME",
                "file, or list of files",
                "",
                "the file of the directory connector of this name; the one that runs needs it, csv aside");
        add("directory_users.user_identity_type", "identity type", "enterpriseID", "the type of new users");
        add(
                "directory_users.default_country_code",
                "country code",
                "",
                "the country of users for whom the directory knows none");
        add("directory_users.groups[].directory_group", "name", REQUIRED, "a group of the directory");
        add(
                "directory_users.groups[].adobe_groups",
                "list of names",
                "",
                "the Adobe groups of its members; organisation::group names one of a secondary organisation");
        add(
                "directory_users.additional_groups[].source",
                "pattern",
                REQUIRED,
                "directory groups that become Adobe groups by rule");
        add(
                "directory_users.additional_groups[].target",
                "substitution",
                REQUIRED,
                "the Adobe group's name, with `\\1` or `\\g<name>` for what the pattern's groups matched");
        add(
                "directory_users.group_sync_options.auto_create",
                YES_NO,
                "no",
                "create mapped user groups that Adobe does not have");
        add("directory_users.extension", "file, or list of files", "", "the Python hook");
        add(
                "directory_users.extensions",
                "list of names, or name: {options}",
                "",
                "extension bundles that take part, in this order");
    }

    private void limitsAndLogging() {
        add(
                "limits.max_adobe_only_users",
                "number, or percentage such as 10%",
                "200",
                "more Adobe users than this without a directory user: none of them is processed");
        add(
                "limits.group_removals_only",
                YES_NO,
                "no",
                "count and process only Adobe-only users that have groups to lose");
        add(
                "limits.max_wait",
                "duration such as 90s, 15m, 1h",
                "15m",
                "a rate limit that asks for a longer wait ends the run");
        add(
                "network.client_certificate",
                "file",
                "",
                "the certificate, in PEM form, for servers that ask for one; its issuers may follow it");
        add("network.client_key", "file", "client_certificate", "the certificate's private key, in PEM form");
        add("network.client_key_pass", "secret", "", "the pass phrase of that key");
        add("logging.log_to_file", YES_NO, "no", "write a log file, too");
        add("logging.file_log_directory", "folder", "logs", "where log files go");
        add(
                "logging.file_log_name_format",
                "name with a date in {:…}",
                "{:%Y-%m-%d}.log",
                "the log file's name; the date takes the codes of strftime");
        add("logging.file_log_level", LEVEL, "info", "what the file holds");
        add("logging.console_log_level", LEVEL, "info", "what the console shows");
        add("logging.log_progress", YES_NO, "yes", "now and then tell how far the run is");
    }

    private void invocationDefaults() {
        option("connector", "--connector");
        option("users", "--users");
        option("user_filter", "--user-filter");
        option("adobe_users", "--adobe-users");
        option("adobe_only_user_action", "--adobe-only-user-action");
        option("adobe_only_user_list", "--adobe-only-user-list");
        option("process_groups", "--process-groups");
        option("update_user_info", "--update-user-info");
        option("exclude_unmapped_users", "--exclude-unmapped-users");
        option("strategy", "--strategy");
        option("test_mode", "--test-mode");
        add(
                "invocation_defaults.ssl_cert_verify",
                YES_NO,
                "yes",
                "no: certificates of Adobe are not verified, with a warning");
        add("invocation_defaults.config_filename", "any", "", "accepted, without effect");
        add("invocation_defaults.config_file_encoding", "any", "", "accepted, without effect", "encoding_name");
    }

    private void target() {
        add("authentication_method", "oauth or jwt", "jwt", "how to sign in: server-to-server, or by a signed token");
        add("enterprise.org_id", "text", REQUIRED, "the organisation's id");
        add("enterprise.client_id", "secret", REQUIRED, "the client of the Adobe Developer Console", "api_key");
        add("enterprise.client_secret", "secret", REQUIRED, "the client's secret");
        add("enterprise.tech_acct_id", "text", "required for jwt", "the technical account; jwt only", "tech_acct");
        add("enterprise.priv_key_path", "file", "this or priv_key_data for jwt", "the private key, a file; jwt only");
        add("enterprise.priv_key_data", "secret", "", "the private key itself; jwt only");
        add("enterprise.priv_key_pass", "secret", "", "the pass phrase of the private key; jwt only");
        add(
                "trusted",
                YES_NO,
                "no",
                "a secondary organisation whose users belong to a trusted directory; changes nothing that is sent");
        add("uses_business_id", YES_NO, "", "deprecated, without effect");
        add(
                "batching",
                "users or groups",
                "users",
                "groups: memberships of existing users are sent from the side of their user groups, in fewer requests");
    }

    private void server() {
        add("server.host", "host, or host:port", "usermanagement.adobe.io", "where the User Management API is");
        add("server.endpoint", "path", "/v2/usermanagement", "the API's path");
        add("server.auth_host", "host, or host:port", "ims-na1.adobelogin.com", "where to sign in", "ims_host");
        add(
                "server.auth_endpoint",
                "path",
                "/ims/token/v2 (oauth), /ims/exchange/jwt (jwt)",
                "the sign-in's path",
                "ims_endpoint_jwt");
        add("server.timeout", "seconds", "120", "how long one request may take");
        add("server.retries", "number", "3", "how often a request is tried in all");
        add(
                "server.ssl_verify",
                YES_NO,
                "that of the root file",
                "no: certificates of this connection are not verified, with a warning",
                "ssl_cert_verify");
        add("ssl_verify", YES_NO, "that of the root file", "the same, at the top of the file", "ssl_cert_verify");
        add("server.calls_per_minute.users", "number; 0 for no limit", "25", "requests of users a minute");
        add("server.calls_per_minute.groups", "number; 0 for no limit", "5", "requests of groups a minute");
        add("server.calls_per_minute.actions", "number; 0 for no limit", "10", "requests of actions a minute");
    }

    private void option(String key, String option) {
        add("invocation_defaults." + key, OPTION, "", option);
    }

    private void add(String path, String values, String standard, String meaning, String... oldNames) {
        keys.add(new ConfigurationKey(path, values, standard, meaning, List.of(oldNames)));
    }
}
