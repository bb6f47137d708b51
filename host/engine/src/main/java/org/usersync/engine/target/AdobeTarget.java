package org.usersync.engine.target;

import java.util.List;
import java.util.function.Consumer;

/**
 * One Adobe organisation. Reading and sending block; one thread at a time uses it. Every method throws
 * {@link TargetException} when it cannot do its work completely.
 */
public interface AdobeTarget extends AutoCloseable {
    /** {@return the target's name, {@code primary} or a secondary's} */
    String name();

    /**
     * Reads every user. A user may come more than once.
     *
     * @param sink takes the users, on the calling thread or one at a time from others, never after this returned
     */
    void readUsers(Consumer<AdobeUser> sink);

    /**
     * Reads the members of one group.
     *
     * @param group the group's name
     * @param sink takes the users, as in {@link #readUsers}
     * @return false if Adobe does not know the group
     */
    boolean readMembers(String group, Consumer<AdobeUser> sink);

    /** {@return all groups: user groups, profiles and admin groups} */
    List<AdobeGroup> readGroups();

    /**
     * Creates user groups; one that is there already is left as it is.
     *
     * @param names the names, spelled as they are to be
     * @param description says where the groups come from
     * @param last whether nothing else will be sent to this target in this run
     * @param listener is told the outcome
     */
    void createGroups(List<String> names, String description, boolean last, SendListener listener);

    /**
     * Sends actions in order. The steps of one user are never reordered.
     *
     * @param actions one for a user; none, with {@code last}, where nothing is to be changed: the target then only ends
     *     what reading began
     * @param last whether nothing else will be sent to this target in this run
     * @param listener is told the outcome
     */
    void send(List<UserAction> actions, boolean last, SendListener listener);

    /** Gives connections back. Must not throw. */
    @Override
    void close();
}
