package org.usersync.engine.internal.identity;

/**
 * Keeps every text once, whichever side of a run it came from: most users have the same email and names in the directory and
 * at Adobe. Safe for use by several threads.
 */
public final class TextPool {
    /** The two sides seldom meet at one part. A power of two. */
    private static final int PARTS = 32;

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
        int mixed = text.hashCode() * 0x9E3779B9;
        return parts[mixed >>> 16 & PARTS - 1].of(text, mixed);
    }

    /** Forgets all texts: what is asked for later is no longer the instance of before. To be called after reading. */
    public void clear() {
        for (Part part : parts) {
            part.clear();
        }
    }

    /** A hash table of references alone: texts know their hashes themselves. */
    private static final class Part {
        private static final int LEAST = 64;

        private String[] places = new String[LEAST];
        private int size;

        synchronized String of(String text, int hash) {
            int place = place(places, text, hash);
            String known = places[place];
            if (known != null) {
                return known;
            }
            places[place] = text;
            size++;
            if (size * 4L > places.length * 3L) {
                grow();
            }
            return text;
        }

        synchronized void clear() {
            places = new String[LEAST];
            size = 0;
        }

        private void grow() {
            String[] more = new String[Math.multiplyExact(places.length, 2)];
            for (String text : places) {
                if (text != null) {
                    more[place(more, text, text.hashCode() * 0x9E3779B9)] = text;
                }
            }
            places = more;
        }

        private static int place(String[] places, String text, int hash) {
            int mask = places.length - 1;
            // The lowest bits of the product say little, those in the middle choose the part.
            int place = (hash >>> 21 ^ hash) & mask;
            while (places[place] != null && !places[place].equals(text)) {
                place = place + 1 & mask;
            }
            return place;
        }
    }
}
