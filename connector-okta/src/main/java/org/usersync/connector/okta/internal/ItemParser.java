package org.usersync.connector.okta.internal;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;

/**
 * Reads one item of a list.
 *
 * @param <T> the kind of item
 */
@FunctionalInterface
interface ItemParser<T> {
    /**
     * Reads an object from its opening to its closing brace.
     *
     * @param parser stands on the opening brace
     * @return the item
     * @throws WrongShapeException if the item is not as Okta documents it
     * @throws IOException if the connection broke, or the text is no JSON
     */
    T parse(JsonParser parser) throws IOException;
}
