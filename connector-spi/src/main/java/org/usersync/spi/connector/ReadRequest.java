package org.usersync.spi.connector;

import java.util.List;
import java.util.Set;

import org.osgi.annotation.versioning.ProviderType;

/** What the host wants to know of a directory. Immutable. */
@ProviderType
public interface ReadRequest {
    /** {@return whether all users are wanted, members of a group or not; only of a connector that can} */
    boolean allUsers();

    /** {@return the groups whose members are wanted, stripped, without duplicates, in the order of the configuration} */
    List<String> groups();

    /** {@return attributes to deliver besides the connector's own, under their own names; missing ones as null} */
    Set<String> extendedAttributes();

    /** {@return whether anybody looks at {@code DirectoryUser.sourceAttributes()}; if not, they may be left out} */
    boolean sourceAttributes();
}
