package org.usersync.distribution.pax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.usersync.commandline.ExitStatus;
import org.usersync.runtime.BundleChangeException;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.runtime.LiveBundle;
import org.usersync.runtime.LiveBundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

/** A connector's bundle is taken away or exchanged in the middle of a sync that reads by it: the sync finishes. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapPaxIT {
    @Inject
    private BundleContext context;

    @Inject
    private ConnectorRegistry registry;

    @Inject
    private LiveBundles live;

    private final Path folder = AssembledProgram.scratch("swap");
    private Bundle first;
    private RunningSync sync;

    @Configuration
    public Option[] container() {
        TestJars.connector(
                AssembledProgram.scratch("swap").resolve("gated-1.jar"), "org.example.gated", "1.0.0", 0, "");
        TestJars.connector(
                AssembledProgram.scratch("swap").resolve("gated-2.jar"), "org.example.gated", "2.0.0", 0, "");
        TestJars.connector(
                AssembledProgram.scratch("swap").resolve("broken.jar"),
                "org.example.gated",
                "3.0.0",
                0,
                ",org.example.absent;version=\"[1.5,2)\"");
        return AssembledProgram.with("swap");
    }

    @Before
    public void startSync() throws Exception {
        first = context.getBundle(0)
                .getBundleContext()
                .installBundle("reference:" + folder.resolve("gated-1.jar").toUri());
        first.start();
        sync = new RunningSync().start(context, folder);
    }

    @After
    public void clear() throws Exception {
        sync.close();
        for (Bundle bundle : context.getBundles()) {
            if ("org.example.gated".equals(bundle.getSymbolicName())) {
                bundle.uninstall();
            }
        }
    }

    @Test
    public void stop() throws Exception {
        FutureTask<Void> change = meanwhile(() -> first.stop());
        assertFinishes(change);
        assertEquals(Bundle.RESOLVED, first.getState());
    }

    @Test
    public void update() throws Exception {
        FutureTask<Void> change = meanwhile(() -> first.update(Files.newInputStream(folder.resolve("gated-2.jar"))));
        assertFinishes(change);
        assertEquals("org.example.gated 2.0.0", lent());
    }

    @Test
    public void uninstall() throws Exception {
        FutureTask<Void> change = meanwhile(() -> first.uninstall());
        assertFinishes(change);
        assertEquals(Bundle.UNINSTALLED, first.getState());
    }

    @Test
    public void refresh() throws Exception {
        CountDownLatch refreshed = new CountDownLatch(1);
        FutureTask<Void> change = meanwhile(() -> {
            context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(first), event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                    refreshed.countDown();
                }
            });
            // the framework refreshes on a thread of its own
            assertTrue("refreshed", refreshed.await(2, TimeUnit.MINUTES));
        });
        assertFinishes(change);
        assertEquals("org.example.gated 1.0.0", lent());
    }

    @Test
    public void replace() throws Exception {
        LiveBundle old = live.bundles().stream()
                .filter(bundle -> bundle.id() == first.getBundleId())
                .findFirst()
                .orElseThrow();
        FutureTask<Void> change = begin(() -> live.replace(old, folder.resolve("gated-2.jar")));
        awaitDuring(change, () -> "org.example.gated 2.0.0".equals(lent()));

        // whoever comes now reads by the new bundle, while the old one still serves the sync
        assertFalse(sync.ended());
        assertFinishes(change);
        assertEquals(Bundle.UNINSTALLED, first.getState());
        assertEquals("org.example.gated 2.0.0", lent());

        sync.close();
        sync = new RunningSync().start(context, folder);
        assertEquals(ExitStatus.COMPLETED, sync.finish());
        assertTrue(sync.text(), sync.atAdobe("two-v2"));
    }

    @Test
    public void replaceThatDoesNotResolveLeavesEverythingAsItWas() throws Exception {
        LiveBundle old = live.bundles().stream()
                .filter(bundle -> bundle.id() == first.getBundleId())
                .findFirst()
                .orElseThrow();

        BundleChangeException refused =
                assertThrows(BundleChangeException.class, () -> live.replace(old, folder.resolve("broken.jar")));

        assertEquals(
                "bundle org.example.gated 3.0.0 does not resolve: no bundle offers the package org.example.absent"
                        + " [1.5.0,2.0.0) that it imports",
                refused.getMessage());
        assertEquals("org.example.gated 1.0.0", lent());
        assertEquals(ExitStatus.COMPLETED, sync.finish());
        assertTrue(sync.atAdobe("two-v1"));
    }

    @Test
    public void whoeverHasBorrowedAConnectorMayNotChangeBundles() throws Exception {
        LiveBundle old = live.bundles().stream()
                .filter(bundle -> bundle.id() == first.getBundleId())
                .findFirst()
                .orElseThrow();
        try (ConnectorLease lease = registry.lease("gated").orElseThrow()) {
            assertEquals("gated", lease.name());
            assertThrows(BundleChangeException.class, () -> live.remove(old));
        }
        assertEquals(ExitStatus.COMPLETED, sync.finish());
    }

    @Test
    public void infoNamesTheConnectorAndItsBundle() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunningSync.handler(context, "info").run(RunningSync.invocation(folder, Map.of(), out, "info"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text, text.contains("org.example.gated 1.0.0"));
        assertEquals(ExitStatus.COMPLETED, sync.finish());
    }

    private interface Change {
        void make() throws Exception;
    }

    /** Starts a change, and returns when nobody can borrow the connector any more. */
    private FutureTask<Void> meanwhile(Change change) throws Exception {
        FutureTask<Void> task = begin(change);
        awaitDuring(task, () -> lent() == null);
        return task;
    }

    private static FutureTask<Void> begin(Change change) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            change.make();
            return null;
        });
        new Thread(task, "test change").start();
        return task;
    }

    /** The registry tells nobody that it lends something no more; the change itself waits for the sync, so it goes on. */
    private static void awaitDuring(FutureTask<Void> change, BooleanSupplier happened) throws Exception {
        while (!happened.getAsBoolean()) {
            try {
                change.get(20, TimeUnit.MILLISECONDS);
                throw new AssertionError("the change ended early");
            } catch (TimeoutException goesOn) {
                assertFalse(change.isDone());
            }
        }
    }

    private void assertFinishes(FutureTask<Void> change) throws Exception {
        ExitStatus status = sync.finish();
        change.get(2, TimeUnit.MINUTES);
        assertEquals(sync.text(), ExitStatus.COMPLETED, status);
        assertTrue(sync.text(), sync.atAdobe("one-v1"));
        assertTrue(sync.text(), sync.atAdobe("two-v1"));
        assertFalse(sync.text(), sync.text().contains("NoClassDefFoundError"));
    }

    /** The bundle whose connector a run would borrow now; null if there is none. */
    private String lent() {
        return registry.connectors().stream()
                .filter(connector ->
                        connector.name().equals("gated") && connector.problem().isEmpty())
                .map(connector -> connector.bundle())
                .findFirst()
                .orElse(null);
    }
}
