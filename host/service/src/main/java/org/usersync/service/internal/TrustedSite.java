package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.launcher.bundles.BundleManifest;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.Screening;
import org.usersync.launcher.bundles.TrustMode;

/** The site's bundles as the launcher sees them: by the same rules of trust, read anew each time. */
final class TrustedSite implements HotDeploy.SiteBundles {
    private static final Logger LOG = LoggerFactory.getLogger("service");

    private final Path home;
    private final Path base;
    private final Path state;

    /**
     * Makes a site.
     *
     * @param home the unpacked distribution
     * @param base the site's folder
     * @param state the user's state folder
     */
    TrustedSite(Path home, Path base, Path state) {
        this.home = home;
        this.base = base;
        this.state = state;
    }

    @Override
    public List<Path> jars() throws IOException {
        try {
            return BundleSite.jars(base.resolve("bundles"));
        } catch (BundleSiteException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public Optional<String> refusal(Path jar) {
        try {
            BundleSite site = site();
            Screening screening = site.screen(List.of(jar));
            if (!screening.problems().isEmpty()) {
                return Optional.of(String.join("; ", screening.problems()));
            }
            screening.warnings().forEach(LOG::warn);
            // nobody checks it later here
            return screening.late().contains(jar) && site.trust() != TrustMode.ANY
                    ? site.refusal(jar)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public String symbolicName(Path jar) throws IOException {
        return BundleManifest.read(jar).name();
    }

    private BundleSite site() throws IOException {
        try {
            return BundleSite.open(home, base, state);
        } catch (BundleSiteException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }
}
