package org.usersync.python.internal.hook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestExtensionContext;
import org.usersync.spi.tck.TestMappedUser;

/** Hooks as the host makes and runs them. */
final class HookFixture {
    private HookFixture() {}

    static AfterMappingHook hook(String... lines) {
        return extension(true, lines).afterMappingHook().orElseThrow();
    }

    static Extension extension(boolean sandbox, String... lines) {
        PythonHookFactory factory = new PythonHookFactory();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("after_mapping_hook", String.join("\n", lines) + "\n");
        values.put("extended_attributes", List.of("bc", "dept"));
        values.put("extended_adobe_groups", List.of("Extra", "second::More"));
        values.put("extension_sandbox", sandbox);
        return factory.create(TestConfigValues.of(factory.configSchema(), values), new TestExtensionContext("python"));
    }

    /** A user as the engine hands it over. */
    static TestMappedUser user(String name) {
        TestMappedUser user = TestMappedUser.of(name + "@example.com").sourceAttribute("id", name);
        user.set(TargetAttribute.FIRSTNAME, name);
        user.set(TargetAttribute.COUNTRY, "US");
        return user;
    }
}
