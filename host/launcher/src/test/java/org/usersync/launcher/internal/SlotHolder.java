package org.usersync.launcher.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process: takes a slot, tells which, and keeps it until its input ends or it is killed. */
final class SlotHolder {
    private SlotHolder() {}

    public static void main(String[] words) throws StartException, IOException {
        try (CacheSlot slot = CacheSlot.take(Path.of(words[0]), "9.9.9")) {
            System.out.println(slot.folder().getFileName());
            System.in.read();
        }
    }
}
