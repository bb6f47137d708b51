package org.usersync.connector.okta.internal;

/** How calls to Okta are authorized. Safe for use by several threads. */
interface SignIn {
    /**
     * What the next call is authorized by. May block and ask Okta for it.
     *
     * @return good at this moment, by all that is known here
     * @throws OktaFailure if Okta gives none
     */
    Access access();

    /**
     * Takes note that Okta refused a call with 401.
     *
     * @param access what the call was authorized by
     * @return whether another {@link #access()} may be accepted
     */
    boolean refused(Access access);

    /**
     * Hides all secrets of this sign-in, should a server echo one.
     *
     * @param text a text of the server
     * @return the text without them
     */
    String mask(String text);

    /**
     * What to do about a call that was refused.
     *
     * @param status 401 or 403
     * @return the end of a sentence, such as "check …"
     */
    String advice(int status);
}
