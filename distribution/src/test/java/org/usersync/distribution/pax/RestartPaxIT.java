package org.usersync.distribution.pax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;

import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.MethodSorters;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.usersync.runtime.ConnectorRegistry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.keepCaches;

/** The framework starts again on the cache that it left behind: everything is there as before. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class RestartPaxIT {
    private static final String LOCATION = "restart-test:";

    @Inject
    private BundleContext context;

    @Inject
    private ConnectorRegistry registry;

    @Configuration
    public Option[] container() throws IOException {
        // What an earlier build left behind; this is called once for both containers.
        AssembledProgram.delete("restart-cache");
        return AssembledProgram.with("restart", keepCaches());
    }

    @Test
    public void a_firstStartInstallsOneMoreBundle() throws Exception {
        Path jar = TestJars.connector(
                AssembledProgram.scratch("restart").resolve("gated.jar"), "org.example.gated", "1.0.0", 0, "");
        Bundle gated = context.getBundle(0).getBundleContext().installBundle(LOCATION, Files.newInputStream(jar));
        gated.start();
        assertEquals("org.example.gated 1.0.0", provider());
    }

    @Test
    public void b_secondStartHasItFromTheCache() throws Exception {
        Bundle gated = context.getBundle(LOCATION);
        assertTrue("the cache was not kept", gated != null);
        assertEquals(Bundle.ACTIVE, gated.getState());
        assertEquals("org.example.gated 1.0.0", provider());
        registry.lease("okta").orElseThrow().close();
    }

    private String provider() {
        return registry.connectors().stream()
                .filter(connector -> connector.name().equals("gated"))
                .map(connector -> connector.bundle())
                .findFirst()
                .orElse("");
    }
}
