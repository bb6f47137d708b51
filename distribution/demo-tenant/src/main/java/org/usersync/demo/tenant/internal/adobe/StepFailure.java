package org.usersync.demo.tenant.internal.adobe;

/** Why a step or a command is refused. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    StepFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** {@return Adobe's error code} */
    String code() {
        return code;
    }

    /** {@return Adobe's words} */
    String message() {
        return String.valueOf(getMessage());
    }
}
