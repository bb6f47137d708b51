package org.usersync.connector.adobe.console.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/** One Adobe organisation as a directory. Nothing is ever changed in it. */
final class ConsoleConnector implements DirectoryConnector {
    private final AdobeTarget organisation;
    private final String orgId;
    private final Optional<IdentityType> onlyType;
    private final Logger log;

    /**
     * Makes a connector.
     *
     * @param organisation the organisation; closed with the connector
     * @param orgId its id, for messages
     * @param onlyType the identity type that is wanted, or empty for all
     * @param log takes warnings
     */
    ConsoleConnector(AdobeTarget organisation, String orgId, Optional<IdentityType> onlyType, Logger log) {
        this.organisation = organisation;
        this.orgId = orgId;
        this.onlyType = onlyType;
        this.log = log;
    }

    /** Ends a read from inside the sink. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough", null, false, false);
        }
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        if (!request.extendedAttributes().isEmpty()) {
            log.warn(
                    "Adobe has no extended attributes: {} are missing for everybody",
                    String.join(", ", request.extendedAttributes()));
        }
        if (!request.allUsers() && request.groups().isEmpty()) {
            return;
        }
        try {
            readAll(request, sink);
            // Adobe was told that a sync begins; it is told the end too.
            organisation.send(List.of(), true, NothingSent.INSTANCE);
        } catch (Enough stopped) {
            return;
        } catch (TargetException failure) {
            throw failed(failure);
        }
    }

    private void readAll(ReadRequest request, UserSink sink) {
        Map<String, GroupName> asked = new LinkedHashMap<>();
        request.groups().forEach(name -> asked.computeIfAbsent(GroupName.norm(name), key -> new GroupName())
                .ask(name));
        // Also tells a group that nobody is in from one that there is not.
        for (AdobeGroup group : asked.isEmpty() ? List.<AdobeGroup>of() : organisation.readGroups()) {
            GroupName known = asked.get(GroupName.norm(group.name()));
            if (known != null) {
                known.found(group.name());
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (GroupName group : asked.values()) {
            if (group.spellings().isEmpty()) {
                group.asked().forEach(name -> log.warn("the Adobe organisation {} has no group {}", orgId, name));
            }
            found.addAll(group.spellings());
        }
        UserMapper mapper = new UserMapper(request, asked, onlyType, log);
        Consumer<AdobeUser> receiver = user -> {
            DirectoryUser mapped = mapper.map(user);
            if (mapped != null && !sink.accept(mapped)) {
                throw new Enough();
            }
        };
        if (request.allUsers()) {
            organisation.readUsers(receiver);
            return;
        }
        for (String group : found) {
            if (!organisation.readMembers(group, mapper.inGroup(group, receiver))) {
                throw new ConnectorException(
                        Kind.PARTIAL_RESULT,
                        "the group " + group + " of the Adobe organisation " + orgId + " vanished while it was read");
            }
        }
    }

    private static ConnectorException failed(TargetException failure) {
        Kind kind =
                switch (failure.kind()) {
                    case AUTH -> Kind.AUTH;
                    case UNAVAILABLE -> Kind.UNAVAILABLE;
                    case RATE_LIMITED -> Kind.RATE_LIMITED;
                    case PROTOCOL -> Kind.PROTOCOL;
                    case CANCELLED -> Kind.CANCELLED;
                };
        return new ConnectorException(kind, String.valueOf(failure.getMessage()), failure);
    }

    @Override
    public Health check() {
        try {
            int groups = organisation.readGroups().size();
            return new Health(
                    Health.Status.OK,
                    "the Adobe organisation " + orgId + " accepts the credential and shows " + groups + " groups",
                    List.of());
        } catch (TargetException failure) {
            return new Health(Health.Status.FAIL, String.valueOf(failure.getMessage()), List.of());
        }
    }

    @Override
    public void close() {
        organisation.close();
    }
}
