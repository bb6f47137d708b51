package org.usersync.distribution;

/** An agent such as products for monitoring bring. */
public final class TestAgent {
    private TestAgent() {}

    /**
     * Runs before the program.
     *
     * @param arguments none
     */
    public static void premain(String arguments) {
        System.err.println("the agent is here");
    }
}
