package org.usersync.connector.ldap.internal;

import java.util.List;

import org.slf4j.Logger;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.connector.UserSink;

/** One configured directory. */
final class LdapConnector implements DirectoryConnector {
    private final LdapOptions options;
    private final LdapConnections connections;
    private final UserFormats formats;
    private final Cancellation cancellation;
    private final Logger log;

    LdapConnector(
            LdapOptions options,
            LdapConnections connections,
            UserFormats formats,
            Cancellation cancellation,
            Logger log) {
        this.options = options;
        this.connections = connections;
        this.formats = formats;
        this.cancellation = cancellation;
        this.log = log;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        if (request.memberGroups().isPresent() && options.memberGroupsAttribute() == null) {
            throw new ConnectorException(
                    Kind.CONFIG,
                    "additional_groups need dynamic_group_member_attribute, the attribute of a user that lists its"
                            + " groups, such as memberOf");
        }
        new LdapRead(options, connections, formats, cancellation, log, request, sink).run();
    }

    @Override
    public Health check() {
        try (LdapSession session = connections.open(new OpenConnections())) {
            return new Health(Health.Status.OK, "signed in at " + session.host(), List.of());
        } catch (ConnectorException failure) {
            return new Health(Health.Status.FAIL, String.valueOf(failure.getMessage()), List.of());
        }
    }

    @Override
    public void close() {
        // Connections live as long as a read.
    }
}
