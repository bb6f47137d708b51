package org.usersync.runtime;

import java.util.List;

/** The bundles that are installed. */
public interface BundleCatalog {
    /** {@return all bundles but the framework itself, by symbolic name} */
    List<BundleDescription> bundles();
}
