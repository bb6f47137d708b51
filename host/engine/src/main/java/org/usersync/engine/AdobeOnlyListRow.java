package org.usersync.engine;

/**
 * One line of a list of Adobe-only users as it was read. A column that the file or the line lacks is empty.
 *
 * @param line the line's number in the file, from 1
 * @param type the identity type
 * @param username the username
 * @param email the email
 * @param domain the domain
 * @param umapi the target's name, empty for the primary
 */
public record AdobeOnlyListRow(long line, String type, String username, String email, String domain, String umapi) {}
