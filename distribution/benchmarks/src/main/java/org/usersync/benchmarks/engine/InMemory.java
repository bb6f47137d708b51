package org.usersync.benchmarks.engine;

import java.util.List;
import java.util.function.Consumer;

import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** Both sides of a run, without the wire. */
final class InMemory {
    private InMemory() {}

    /**
     * A directory.
     *
     * @param users in the order in which it delivers them
     */
    record Directory(List<DirectoryUser> users) implements DirectoryConnector {
        @Override
        public void read(ReadRequest request, UserSink sink) {
            for (DirectoryUser user : users) {
                if (!sink.accept(user)) {
                    return;
                }
            }
        }

        @Override
        public void close() {}
    }

    /**
     * An Adobe organisation. Nothing can be sent to it.
     *
     * @param users in the order in which it lists them
     */
    record Adobe(List<AdobeUser> users) implements AdobeTarget {
        @Override
        public String name() {
            return TargetGroup.PRIMARY;
        }

        @Override
        public void readUsers(Consumer<AdobeUser> sink) {
            users.forEach(sink);
        }

        @Override
        public boolean readMembers(String group, Consumer<AdobeUser> sink) {
            throw new UnsupportedOperationException("everybody is read at once");
        }

        @Override
        public List<AdobeGroup> readGroups() {
            return Company.adobeGroups().stream().map(AdobeGroup::new).toList();
        }

        @Override
        public void createGroups(List<String> names, String description, boolean last, SendListener listener) {
            throw new UnsupportedOperationException("nothing is sent");
        }

        @Override
        public void send(List<UserAction> actions, boolean last, SendListener listener) {
            throw new UnsupportedOperationException("nothing is sent");
        }

        @Override
        public void close() {}
    }
}
