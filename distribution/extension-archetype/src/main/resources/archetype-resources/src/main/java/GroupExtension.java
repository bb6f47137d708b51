package ${package};

import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.MappedUser;

/**
 * Gives an Adobe group to everybody whose attribute has a certain value. Everybody else loses it, since the group is
 * managed from then on. What it throws would end the run before anything is sent.
 */
final class GroupExtension implements Extension {
    private static final Logger LOG = LoggerFactory.getLogger("processor");

    private final String attribute;
    private final String value;
    private final String group;

    GroupExtension(String attribute, String value, String group) {
        this.attribute = attribute;
        this.value = value;
        this.group = group;
    }

    /** The directory is asked for this attribute of every user. */
    @Override
    public Optional<ExtendedAttributes> extendedAttributes() {
        return Optional.of(() -> Set.of(attribute));
    }

    /** The mapping need not name this group. */
    @Override
    public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
        return Optional.of(() -> Set.of(group));
    }

    @Override
    public Optional<AfterMappingHook> afterMappingHook() {
        return Optional.of(this::apply);
    }

    private void apply(MappedUser user) {
        Object found = user.sourceAttributes().get(attribute);
        if (found != null && value.equalsIgnoreCase(found.toString().strip())) {
            user.targetGroups().add(group);
            LOG.debug("{} gets {}: {} is {}", user.key(), group, attribute, found);
        }
    }
}
