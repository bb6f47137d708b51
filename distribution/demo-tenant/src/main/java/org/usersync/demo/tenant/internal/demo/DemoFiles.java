package org.usersync.demo.tenant.internal.demo;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.usersync.demo.tenant.DemoCompany;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Ready-made configuration files for a running tenant. */
final class DemoFiles {
    private static final String MARK = "# Written by user-sync demo. Every value in here is made up.\n";
    private static final int LEAST_LIMIT = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    DemoFiles(Path folder) {
        this.folder = folder;
    }

    Path root() {
        return folder.resolve("user-sync-config.yml");
    }

    Path authority() {
        return folder.resolve("demo-ca.pem");
    }

    /** Writes all files; those of an earlier demo are replaced, a user's own are not. */
    void write(DemoCompany company, DemoTenant tenant, DemoDirectory directory) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> files = Map.of(
                "user-sync-config.yml",
                MARK + rootFile(company, directory),
                "connector-umapi.yml",
                MARK + umapi(tenant),
                fileOf(directory),
                MARK + directory.configuration());
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) {
                throw new IOException(file + " exists and is not of a demo; choose another folder");
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.deleteIfExists(path);
            createForOwner(path);
            Files.writeString(path, file.getValue());
        }
        tenant.writeAuthority(authority());
    }

    /** The values are made up, but who copies these files should start with files that only the owner can read. */
    private static void createForOwner(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** Takes away what was written, and the folder. */
    void delete(DemoDirectory directory) throws IOException {
        for (String name : List.of("user-sync-config.yml", "connector-umapi.yml", fileOf(directory), "demo-ca.pem")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // somebody put something of their own there: it stays
            return;
        }
    }

    private static String fileOf(DemoDirectory directory) {
        return "connector-" + directory.connector() + ".yml";
    }

    private static String rootFile(DemoCompany company, DemoDirectory directory) {
        StringBuilder text = new StringBuilder("""
                adobe_users:
                  connectors:
                    umapi: connector-umapi.yml
                  exclude_identity_types:
                    - adobeID
                  exclude_users:
                    - %s
                directory_users:
                  user_identity_type: federatedID
                  default_country_code: DE
                  connectors:
                    %s: %s
                  groups:
                """.formatted(
                        quoted(DemoCompany.ADMINISTRATOR.replace(".", "\\.") + "@.*"),
                        directory.connector(),
                        fileOf(directory)));
        for (Map.Entry<String, List<String>> entry : company.mapping().entrySet()) {
            text.append("    - directory_group: ")
                    .append(quoted(entry.getKey()))
                    .append('\n');
            text.append("      adobe_groups:\n");
            for (String group : entry.getValue()) {
                text.append("        - ").append(quoted(group)).append('\n');
            }
        }
        int people = company.state().okta().users().size();
        return text.append("limits:\n  max_adobe_only_users: ")
                .append(Math.max(LEAST_LIMIT, people))
                .append("\nlogging:\n  log_to_file: false\n")
                .toString();
    }

    private static String umapi(DemoTenant tenant) {
        return """
                authentication_method: oauth
                server:
                  host: %s
                  auth_host: %s
                  # This made-up Adobe takes as many calls as it gets; without these lines the real one's limits are kept.
                  calls_per_minute:
                    users: 0
                    groups: 0
                    actions: 0
                enterprise:
                  org_id: %s
                  client_id: %s
                  client_secret: %s
                """.formatted(
                        quoted(tenant.host(Service.UMAPI)),
                        quoted(tenant.host(Service.IMS)),
                        quoted(tenant.adobe().orgId()),
                        quoted(tenant.adobe().clientId()),
                        quoted(tenant.adobe().clientSecret()));
    }

    /** A text of JSON is one of YAML too. */
    static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
