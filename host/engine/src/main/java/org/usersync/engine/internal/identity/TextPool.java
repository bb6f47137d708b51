package org.usersync.engine.internal.identity;

import org.jspecify.annotations.Nullable;

/**
 * Keeps every text once, whichever side of a run it came from: most users have the same email and names in the directory and
 * at Adobe. Safe for use by several threads.
 */
public final class TextPool {
    /** The two sides seldom meet at one part. A power of two: the highest bits of a hash choose the part. */
    private static final int PARTS = 32;

    private static final int PART_SHIFT = Integer.numberOfLeadingZeros(PARTS) + 1;

    private final Part[] parts = new Part[PARTS];

    /** Makes an empty pool. */
    public TextPool() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /**
     * Gives the one instance of a text.
     *
     * @param text a text
     * @return an equal text
     */
    public String of(String text) {
        int hash = KeyIndex.spread(text.hashCode());
        return parts[hash >>> PART_SHIFT].of(text, hash);
    }

    /** Forgets all texts: what is asked for later may be another instance than before. */
    public void clear() {
        for (Part part : parts) {
            part.clear();
        }
    }

    /** A hash table that looks at a text only if the whole hash is the same: a look costs more than all the rest. */
    private static final class Part {
        private static final int LEAST = 64;

        private @Nullable String[] texts = new String[LEAST];
        private int[] hashes = new int[LEAST];
        private int size;

        synchronized String of(String text, int hash) {
            int place = hash & texts.length - 1;
            String known = texts[place];
            while (known != null && !(hashes[place] == hash && known.equals(text))) {
                place = place + 1 & texts.length - 1;
                known = texts[place];
            }
            if (known != null) {
                return known;
            }
            texts[place] = text;
            hashes[place] = hash;
            size++;
            if (size * 4L > texts.length * 3L) {
                grow();
            }
            return text;
        }

        synchronized void clear() {
            texts = new String[LEAST];
            hashes = new int[LEAST];
            size = 0;
        }

        private void grow() {
            @Nullable String[] oldTexts = texts;
            int[] oldHashes = hashes;
            texts = new String[Math.multiplyExact(oldTexts.length, 2)];
            hashes = new int[texts.length];
            for (int from = 0; from < oldTexts.length; from++) {
                if (oldTexts[from] != null) {
                    int place = oldHashes[from] & texts.length - 1;
                    while (texts[place] != null) {
                        place = place + 1 & texts.length - 1;
                    }
                    texts[place] = oldTexts[from];
                    hashes[place] = oldHashes[from];
                }
            }
        }
    }
}
