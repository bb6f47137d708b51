package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes bundles and waits until that is done; the framework does it on a thread of its own. */
final class FrameworkRefresh {
    private static final Logger LOG = LoggerFactory.getLogger("runtime");

    private FrameworkRefresh() {}

    static void of(BundleContext framework, Collection<Bundle> bundles, Duration most) {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.getBundle().adapt(FrameworkWiring.class).refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        try {
            if (!refreshed.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("bundles {} are not free yet after {} s", bundles, most.toSeconds());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
