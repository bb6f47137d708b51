package org.usersync.config.internal;

import java.util.Map;
import java.util.Optional;

import org.usersync.config.Feature;

/** Checks the keys of extensions in {@code directory_users}. */
final class ExtensionKeys {
    /** The environment variable that switches hooks off. */
    private static final String SWITCH = "UST_EXTENSION";

    private ExtensionKeys() {}

    static void check(Section section, FeatureGate features, Map<String, String> environment) {
        Optional<Value> hook = section.get("extension");
        hook.ifPresent(FileReferences::allExisting);
        if (hook.isPresent() && "0".equals(environment.getOrDefault(SWITCH, "1").strip())) {
            hook.get().warn("hooks are switched off by " + SWITCH + "=0; the extension has no effect");
        } else if (hook.isPresent()) {
            features.check(Feature.PYTHON_HOOK, section, "extension");
        }
        Optional<Value> bundles = section.get("extensions");
        if (bundles.isPresent() && !bundles.get().items().isEmpty()) {
            features.check(Feature.EXTENSION_BUNDLES, section, "extensions");
        }
    }
}
