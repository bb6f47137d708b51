package org.usersync.config;

/** Parts of the configuration that a build of the program may lack. What it lacks is refused, never ignored. */
public enum Feature {
    /** The Python hook. */
    PYTHON_HOOK("Python hooks are not part of this version; remove the key, or set UST_EXTENSION=0 to run without");

    private final String refusal;

    Feature(String refusal) {
        this.refusal = refusal;
    }

    /** {@return what a user is told where the feature is lacking} */
    public String refusal() {
        return refusal;
    }
}
