package org.usersync.distribution.pax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.inject.Inject;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.usersync.runtime.ConnectorRegistry;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.DirectoryConnectorFactory;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;

/** Connectors are found by {@code usersync.connector.name}, whoever ships them; info tells what is not used, and why. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DiscoveryPaxIT {
    @Inject
    private BundleContext context;

    @Inject
    private ConnectorRegistry registry;

    @Inject
    @Filter("(usersync.connector.name=okta)")
    private DirectoryConnectorFactory okta;

    @Inject
    @Filter("(usersync.connector.name=ldap)")
    private DirectoryConnectorFactory ldap;

    @Inject
    @Filter("(usersync.connector.name=csv)")
    private DirectoryConnectorFactory csv;

    private final Path folder = AssembledProgram.scratch("discovery");

    @Configuration
    public Option[] container() {
        Path jars = AssembledProgram.scratch("discovery");
        Path low = TestJars.connector(jars.resolve("low.jar"), "org.example.low", "1.0.0", 0, "");
        Path high = TestJars.connector(jars.resolve("high.jar"), "org.example.high", "1.0.0", 7, "");
        TestJars.connector(
                jars.resolve("needy.jar"), "org.example.needy", "1.0.0", 0, ",org.example.absent;version=\"[1.5,2)\"");
        return AssembledProgram.with(
                "discovery", bundle("reference:" + low.toUri()), bundle("reference:" + high.toUri()));
    }

    @Test
    public void shippedConnectorsAreFoundByTheirNames() {
        assertFalse(okta.capabilities().contains(Capability.ALL_USERS));
        assertTrue(ldap.capabilities().contains(Capability.ALL_USERS));
        assertNotNull(csv.configSchema());
    }

    @Test
    public void everyBundleOfTheProgramRuns() {
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get("Fragment-Host") != null;
            assertEquals(
                    bundle.getSymbolicName(),
                    fragment ? Bundle.RESOLVED : Bundle.ACTIVE,
                    bundle.getState() == Bundle.STARTING ? Bundle.ACTIVE : bundle.getState());
        }
    }

    @Test
    public void ofTwoConnectorsOfOneNameTheHigherRankingWinsAndInfoSaysSo() throws Exception {
        try (var lease = registry.lease("gated").orElseThrow()) {
            assertEquals("gated", lease.name());
        }
        String reason =
                "bundle org.example.high 1.0.0 provides this name too: its service ranking is higher, 7 against 0";
        assertEquals(
                reason,
                registry.connectors().stream()
                        .filter(connector -> connector.bundle().equals("org.example.low 1.0.0"))
                        .map(connector -> connector.problem())
                        .findFirst()
                        .orElseThrow());
        assertTrue(answer("info"), answer("info").contains(reason));
        assertTrue(answer("bundle", "why", "gated").contains(reason));
    }

    @Test
    public void aMissingImportIsNamed() throws Exception {
        Bundle needy = context.getBundle(0)
                .getBundleContext()
                .installBundle("reference:" + folder.resolve("needy.jar").toUri());
        try {
            assertThrows(BundleException.class, needy::start);
            String reason = "no bundle offers the package org.example.absent [1.5.0,2.0.0) that it imports";
            for (String[] words :
                    new String[][] {{"info"}, {"bundle", "list"}, {"bundle", "why", "org.example.needy"}}) {
                assertTrue(answer(words), answer(words).contains(reason));
            }
        } finally {
            needy.uninstall();
        }
    }

    private String answer(String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunningSync.handler(context, words[0]).run(RunningSync.invocation(folder, Map.of(), out, words));
        return out.toString(StandardCharsets.UTF_8);
    }
}
