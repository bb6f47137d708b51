package org.usersync.spi.extension;

import org.osgi.annotation.versioning.ConsumerType;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;

/**
 * The service of an extension bundle, one for every extension that it brings. Stateless, cheap, safe for use by several
 * threads; it holds nothing open.
 *
 * <p>That a bundle is installed changes nothing: an extension takes part in a run only if the configuration names it in
 * {@code directory_users.extensions}, and at the place where the configuration names it.
 *
 * <p>Services of this type are for the host alone; no other bundle calls them.
 */
@ConsumerType
public interface ExtensionFactory {
    /**
     * The service property with the extension's name, as {@code directory_users.extensions} spells it: lower-case
     * letters, digits, {@code -} and {@code _}, beginning with a letter. Where two services share a name, the one of the
     * higher service ranking is used.
     */
    String NAME = "usersync.extension.name";

    /**
     * The options that the configuration may give the extension ({@code name: {option: value}}). The host checks them
     * before {@link #create}: unknown keys and wrong values never reach the extension.
     *
     * @return the options, without any if there are none; the same at every call, must not block
     */
    ConfigSchema configSchema();

    /**
     * Makes the extension. The host calls it once for a run, on the run's thread, after all of the configuration was
     * checked and before anything is read. Must not touch the network and should not block.
     *
     * @param config the extension's options, already checked against the schema
     * @param context what the host gives, valid until the extension is closed
     * @return the extension; the host closes it
     * @throws ExtensionException if options do not fit together; its message is shown to the user
     */
    Extension create(ConfigValues config, ExtensionContext context);
}
