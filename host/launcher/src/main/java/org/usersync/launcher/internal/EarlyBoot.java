package org.usersync.launcher.internal;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Boots while the command line is still being read, if its words look like a sync: a second processor is idle then. What
 * was booted in vain is closed. For one thread.
 */
final class EarlyBoot implements AutoCloseable {
    private final Boot boot;
    private @Nullable FutureTask<BootedSite> ahead;

    private EarlyBoot(Boot boot, @Nullable FutureTask<BootedSite> ahead) {
        this.boot = boot;
        this.ahead = ahead;
    }

    /** Boots. */
    @FunctionalInterface
    interface Boot {
        /**
         * Boots.
         *
         * @param use what is done with the site's bundles
         * @return the site
         * @throws StartException if there is none
         */
        BootedSite boot(BundleUse use) throws StartException;
    }

    /**
     * Begins, if that is likely to be of use.
     *
     * @param words the command line
     * @param boot boots
     * @return what may have begun
     */
    static EarlyBoot of(List<String> words, Boot boot) {
        if (!looksLikeSync(words)) {
            return new EarlyBoot(boot, null);
        }
        FutureTask<BootedSite> ahead = new FutureTask<>(() -> boot.boot(BundleUse.ONCE));
        Thread thread = new Thread(ahead, "user-sync boot");
        thread.setDaemon(true);
        thread.start();
        return new EarlyBoot(boot, ahead);
    }

    /** A wrong guess costs time and nothing else. */
    private static boolean looksLikeSync(List<String> words) {
        boolean sync =
                words.isEmpty() || words.get(0).startsWith("-") || words.get(0).equals("sync");
        return sync && Collections.disjoint(words, List.of("-h", "--help", "-v", "--version"));
    }

    /**
     * Waits for the site; boots if none has begun to boot, or another one.
     *
     * @param use what is done with the site's bundles
     * @return the site; the caller closes it
     * @throws StartException if there is none
     */
    BootedSite take(BundleUse use) throws StartException {
        if (use != BundleUse.ONCE) {
            close();
        }
        FutureTask<BootedSite> begun = ahead;
        ahead = null;
        if (begun != null) {
            TlsWarmUp.begin();
        }
        return begun == null ? boot.boot(use) : result(begun);
    }

    private static BootedSite result(FutureTask<BootedSite> task) throws StartException {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("the start was interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StartException impossible) {
                throw impossible;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(failed.getCause());
        }
    }

    /** Closes what nobody took. */
    @Override
    public void close() {
        FutureTask<BootedSite> unwanted = ahead;
        ahead = null;
        if (unwanted == null) {
            return;
        }
        try {
            result(unwanted).close();
        } catch (StartException early) {
            // whoever needs the site meets the same and says so where it matters
            LoggerFactory.getLogger("launcher").debug("a site nobody wants does not boot: {}", early.toString());
        }
    }
}
