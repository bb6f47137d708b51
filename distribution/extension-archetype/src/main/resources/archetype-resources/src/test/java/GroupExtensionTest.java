package ${package};

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.tck.ExtensionTck;
import org.usersync.spi.tck.TestMappedUser;

import static org.assertj.core.api.Assertions.assertThat;

/** The extension passes the conformance kit and does what it is for. */
class GroupExtensionTest extends ExtensionTck {
    @Override
    protected ExtensionFactory factory() {
        return new GroupExtensionFactory();
    }

    @Override
    protected String extensionName() {
        return GroupExtensionFactory.EXTENSION;
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("value", "Sales", "group", "Sales Tools");
    }

    @Test
    void whoHasTheValueGetsTheGroup() {
        TestMappedUser ann = TestMappedUser.of("ann@example.com").sourceAttribute("department", " sales ");
        TestMappedUser bob = TestMappedUser.of("bob@example.com").sourceAttribute("department", null);

        try (Extension extension = new GroupExtension("department", "Sales", "Sales Tools")) {
            extension.afterMappingHook().orElseThrow().apply(ann);
            extension.afterMappingHook().orElseThrow().apply(bob);
        }

        assertThat(ann.targetGroups()).containsExactly("Sales Tools");
        assertThat(bob.targetGroups()).isEmpty();
    }
}
