package org.usersync.config.internal.yaml;

/** A file is not YAML as we take it. The message is one line and shows nothing of the file's values. */
final class YamlSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    YamlSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    YamlSyntaxException(int line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** The line, from 1, or 0 where none is known. */
    int line() {
        return line;
    }
}
