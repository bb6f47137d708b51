package org.usersync.demo.tenant.internal.demo;

/** Where the demo's people come from. */
interface DemoDirectory extends AutoCloseable {
    /** {@return the value of {@code --connector}} */
    String connector();

    /** {@return what it is, as in "people in Okta"} */
    String product();

    /** {@return the lines of the connector's file} */
    String configuration();

    @Override
    void close();
}
