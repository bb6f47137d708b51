package org.usersync.http.internal;

import java.io.IOException;

import org.usersync.spi.http.HttpFailure.Kind;

/**
 * Why an attempt brought no whole answer.
 *
 * @param kind the kind of failure
 * @param passing whether another attempt may succeed
 * @param what what happened where, as the middle of a sentence
 * @param hint what to do, a sentence, or an empty text
 * @param cause the cause
 */
record Fault(Kind kind, boolean passing, String what, String hint, IOException cause) {}
