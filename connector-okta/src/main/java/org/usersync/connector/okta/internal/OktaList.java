package org.usersync.connector.okta.internal;

/**
 * A list that Okta gives out page by page.
 *
 * @param <T> the kind of item
 * @param what names the reading of it in messages
 * @param bucket the rate limit that Okta counts its calls in
 * @param path the encoded path
 * @param query the encoded query of the first page
 * @param items reads an item
 */
record OktaList<T>(String what, String bucket, String path, String query, ItemParser<T> items) {}
