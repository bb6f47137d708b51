package org.usersync.python.internal.hook;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;

/** The Python hook of {@code directory_users.extension}. */
@Component(property = ExtensionFactory.NAME + "=" + PythonHookFactory.EXTENSION)
public final class PythonHookFactory implements ExtensionFactory {
    static final String EXTENSION = "python";

    private static final String HOOK = "after_mapping_hook";
    private static final String ATTRIBUTES = "extended_attributes";
    private static final String GROUPS = "extended_adobe_groups";
    private static final String SANDBOX = "extension_sandbox";

    /** Made by declarative services. */
    public PythonHookFactory() {}

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                ConfigOption.builder(
                                HOOK,
                                OptionType.TEXT,
                                "Python statements that run once for each user after the mapping.")
                        .required()
                        .build(),
                ConfigOption.builder(
                                ATTRIBUTES,
                                OptionType.TEXT_LIST,
                                "Attributes to read from the directory for every user.")
                        .build(),
                ConfigOption.builder(
                                GROUPS,
                                OptionType.TEXT_LIST,
                                "Adobe groups that the hook may give, beside those of the mapping.")
                        .build(),
                ConfigOption.builder(SANDBOX, OptionType.BOOLEAN, "Whether Java classes are out of the hook's reach.")
                        .defaultValue("true")
                        .build());
    }

    @Override
    public Extension create(ConfigValues config, ExtensionContext context) {
        String text = config.text(HOOK).orElseThrow();
        boolean sandbox = config.flag(SANDBOX);
        CompletableFuture<HookRun> hook = new CompletableFuture<>();
        // The interpreter takes half a second to start: meanwhile the host goes on with what else a run needs.
        Thread starter = new Thread(
                () -> {
                    try {
                        hook.complete(HookRun.compile(text, sandbox));
                    } catch (RuntimeException | Error failed) {
                        hook.completeExceptionally(failed);
                    }
                },
                "python-start");
        starter.setDaemon(true);
        starter.start();
        return new PythonHook(
                new LinkedHashSet<>(config.texts(ATTRIBUTES)), new LinkedHashSet<>(config.texts(GROUPS)), hook);
    }

    private record PythonHook(Set<String> attributes, Set<String> groups, CompletableFuture<HookRun> hook)
            implements Extension {
        @Override
        public Optional<ExtendedAttributes> extendedAttributes() {
            return Optional.of(() -> attributes);
        }

        @Override
        public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
            return Optional.of(() -> groups);
        }

        /** Waits for the interpreter, so that a wrong text ends the run before the first request. */
        @Override
        public Optional<AfterMappingHook> afterMappingHook() {
            try {
                return Optional.of(hook.join());
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException wrong) {
                    throw wrong;
                }
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                throw failed;
            }
        }
    }
}
