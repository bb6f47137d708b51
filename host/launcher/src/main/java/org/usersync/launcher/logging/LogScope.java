package org.usersync.launcher.logging;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.jspecify.annotations.Nullable;

/**
 * Whose lines a log takes: those of the threads of one thread group and of the groups below it, less groups that have a log
 * of their own. A thread group, because threads that a library makes during a run inherit it, and nothing else, from the
 * thread that makes them. Safe for use by several threads.
 */
final class LogScope {
    private final ThreadGroup group;
    private final Set<ThreadGroup> apart = new CopyOnWriteArraySet<>();

    private LogScope(ThreadGroup group) {
        this.group = group;
    }

    /** {@return a scope of the calling thread's group} */
    static LogScope ofThisThread() {
        return new LogScope(currentGroup());
    }

    /** {@return a scope of all threads of the process} */
    static LogScope ofProcess() {
        ThreadGroup top = currentGroup();
        for (ThreadGroup parent = top.getParent(); parent != null; parent = parent.getParent()) {
            top = parent;
        }
        return new LogScope(top);
    }

    private static ThreadGroup currentGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        if (group == null) {
            throw new IllegalStateException("a running thread has a group");
        }
        return group;
    }

    /** {@return whether a line of the calling thread belongs here} */
    boolean takesThisThread() {
        ThreadGroup caller = Thread.currentThread().getThreadGroup();
        return holds(group, caller) && apart.stream().noneMatch(other -> holds(other, caller));
    }

    private static boolean holds(ThreadGroup group, @Nullable ThreadGroup other) {
        return other != null && group.parentOf(other);
    }

    /** {@return whether the other scope lies below this one} */
    boolean isAbove(LogScope other) {
        return !group.equals(other.group) && group.parentOf(other.group);
    }

    /** Leaves the other scope's lines to it. */
    void leave(LogScope other) {
        apart.add(other.group);
    }

    /** Takes the other scope's lines again. */
    void takeBack(LogScope other) {
        apart.remove(other.group);
    }
}
