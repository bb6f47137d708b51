package org.usersync.distribution.scenario;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line as a shell does: at blanks, with quotes of both kinds around words that hold some. */
final class Words {
    private Words() {}

    static List<String> of(Object given) {
        if (given instanceof List<?>) {
            return Fields.texts(given);
        }
        String line = given == null ? "" : given.toString();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
