package org.usersync.http.internal;

import java.time.Duration;

/**
 * A wait before the next attempt.
 *
 * @param length how long
 * @param reason why, as the middle of a sentence
 * @param demanded whether the service asks for it; only such a wait may be refused as too long
 */
record Wait(Duration length, String reason, boolean demanded) {}
