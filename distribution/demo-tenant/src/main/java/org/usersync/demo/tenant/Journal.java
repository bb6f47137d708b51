package org.usersync.demo.tenant;

import java.util.ArrayList;
import java.util.List;

/** What was asked of the services, in the order of the answers. Safe for many threads. */
public final class Journal {
    private final List<JournalEntry> entries = new ArrayList<>();

    /** Makes an empty journal. */
    public Journal() {}

    /**
     * Adds a request.
     *
     * @param entry the request
     */
    public synchronized void add(JournalEntry entry) {
        entries.add(entry);
    }

    /** {@return all requests so far} */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * {@return the requests to one service so far}
     *
     * @param service which one
     */
    public List<JournalEntry> entries(Service service) {
        return entries().stream().filter(entry -> entry.service() == service).toList();
    }

    /** {@return the requests that asked Adobe to change something} */
    public List<JournalEntry> actions() {
        return entries().stream().filter(JournalEntry::action).toList();
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        entries.clear();
    }
}
