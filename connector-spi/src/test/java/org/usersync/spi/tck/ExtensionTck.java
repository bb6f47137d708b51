package org.usersync.spi.tck;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * The conformance kit of extensions. An extension's test extends it; what the extension is for, its author tests
 * besides, with {@link TestMappedUser} and {@link TestExtensionContext}.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ExtensionTck {
    /** {@return the factory under test} */
    protected abstract ExtensionFactory factory();

    /** {@return the value of the service property {@link ExtensionFactory#NAME}} */
    protected abstract String extensionName();

    /** {@return options with which the extension can be made, as {@link TestConfigValues} takes them} */
    protected Map<String, Object> options() {
        return Map.of();
    }

    private Extension create() {
        return factory()
                .create(
                        TestConfigValues.of(factory().configSchema(), options()),
                        new TestExtensionContext(extensionName()));
    }

    /** The name can stand in a configuration. */
    @Test
    void theNameFitsTheConfiguration() {
        assertThat(extensionName()).matches("[a-z][a-z0-9_-]*");
    }

    /** The schema is data: sound, and the same at every call. */
    @Test
    void theSchemaIsSoundAndNeverChanges() {
        SchemaCheck.check(factory().configSchema());
        assertThat(factory().configSchema().options())
                .extracting(ConfigOption::name)
                .containsExactlyElementsOf(factory().configSchema().options().stream()
                        .map(ConfigOption::name)
                        .toList());
    }

    /** An extension adds something, never answers null, and names what has a name. */
    @Test
    void thePartsAreThereAndNamed() {
        try (Extension extension = create()) {
            assertThat(extension.userFilter()).isNotNull();
            assertThat(extension.afterMappingHook()).isNotNull();
            assertThat(extension.extendedAttributes()).isNotNull();
            assertThat(extension.extendedAdobeGroups()).isNotNull();
            extension.extendedAttributes().ifPresent(attributes -> assertThat(attributes.names())
                    .isNotNull()
                    .allMatch(ExtensionTck::said));
            extension.extendedAdobeGroups().ifPresent(groups -> assertThat(groups.names())
                    .isNotNull()
                    .allMatch(name -> said(name.substring(name.indexOf("::") < 0 ? 0 : name.indexOf("::") + 2))));
            assertThat(extension.userFilter().isPresent()
                            || extension.afterMappingHook().isPresent()
                            || extension.extendedAttributes().isPresent()
                            || extension.extendedAdobeGroups().isPresent())
                    .as("the extension adds something")
                    .isTrue();
        }
    }

    private static boolean said(String name) {
        return name != null && !name.isBlank();
    }

    /** Two extensions of one factory know nothing of each other, and each can be closed. */
    @Test
    void twoCanBeUsedOneAfterTheOther() {
        create().close();
        create().close();
    }

    /** A user of whom the directory knows next to nothing is no reason to end a run. */
    @Test
    void aBareUserIsNoError() {
        try (Extension extension = create()) {
            DirectoryUser user = DirectoryUser.builder("1")
                    .identityType(IdentityType.FEDERATED_ID)
                    .username("bare@example.com")
                    .build();
            extension.userFilter().ifPresent(filter -> assertThatCode(() -> filter.keep(user))
                    .doesNotThrowAnyException());
            TestMappedUser mapped = TestMappedUser.of("bare@example.com");
            extension.afterMappingHook().ifPresent(hook -> assertThatCode(() -> hook.apply(mapped))
                    .doesNotThrowAnyException());
            assertThat(mapped.targetGroups()).doesNotContainNull();
        }
    }

    /** The host refuses changes to what the directory said; a hook must not try. */
    @Test
    void theHookLeavesTheSourceAlone() {
        try (Extension extension = create()) {
            TestMappedUser mapped = TestMappedUser.of("ann@example.com")
                    .sourceAttribute("city", "Bonn")
                    .sourceGroups(Set.of("Staff"))
                    .mappedTo("Design");
            extension.afterMappingHook().ifPresent(hook -> hook.apply(mapped));
            assertThat(mapped.sourceAttributes()).isEqualTo(Map.of("city", "Bonn"));
            assertThat(mapped.sourceGroups()).containsExactly("Staff");
        }
    }
}
