package org.usersync.connector.csv.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.slf4j.LoggerFactory;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** Makes connectors that read one CSV file. */
@Component(property = DirectoryConnectorFactory.NAME + "=csv")
public final class CsvConnectorFactory implements DirectoryConnectorFactory {
    private static final String DELIMITER = "delimiter";
    private static final String ENCODING = "string_encoding";
    private static final String IDENTITY_TYPE = "user_identity_type";
    private static final String LOGGER_NAME = "logger_name";

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ALL_USERS, Capability.MEMBER_GROUPS, Capability.EXTENDED_ATTRIBUTES);
    }

    @Override
    public ConfigSchema configSchema() {
        List<ConfigOption> options = new ArrayList<>();
        options.add(ConfigOption.builder(
                        DELIMITER,
                        OptionType.TEXT,
                        "The character between two fields; without it a comma for a file that ends in .csv, else a tab.")
                .build());
        options.add(ConfigOption.builder(ENCODING, OptionType.ENCODING, "The character set of the file.")
                .defaultValue("utf8")
                .build());
        for (CsvColumn column : CsvColumn.values()) {
            options.add(ConfigOption.builder(column.option(), OptionType.TEXT, column.doc())
                    .defaultValue(column.defaultName())
                    .build());
        }
        options.add(ConfigOption.builder(
                        IDENTITY_TYPE,
                        OptionType.IDENTITY_TYPE,
                        "The identity type of users whose row names none; without it that of the root file.")
                .build());
        options.add(ConfigOption.builder(LOGGER_NAME, OptionType.TEXT, "The logger in the log lines.")
                .defaultValue("csv")
                .build());
        return ConfigSchema.of(options);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        Path file = context.inputFile()
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Kind.CONFIG,
                        "no file is named; use --connector csv FILE or --users file FILE"));
        CsvFile source = new CsvFile(
                file, delimiter(config, file), config.encoding(ENCODING).orElse(StandardCharsets.UTF_8));
        return new CsvConnector(
                source,
                CsvColumn.names(config),
                config.identityType(IDENTITY_TYPE).orElse(context.defaultIdentityType()),
                context.cancellation(),
                LoggerFactory.getLogger(config.text(LOGGER_NAME).orElse("csv")));
    }

    private static char delimiter(ConfigValues config, Path file) {
        String byEnding = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? "," : "\t";
        String delimiter = config.text(DELIMITER).orElse(byEnding);
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw new ConnectorException(
                    ConnectorException.Kind.CONFIG,
                    "delimiter must be one character, neither a quote nor a line break, but is \"" + delimiter + "\"");
        }
        return delimiter.charAt(0);
    }
}
