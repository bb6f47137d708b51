package org.usersync.distribution.pax;

import java.nio.file.Path;
import javax.inject.Inject;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.usersync.commandline.ExitStatus;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

/** The time for which a bundle waits is over: the sync that still uses it is aborted, and nothing was sent. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WithdrawnPaxIT {
    @Inject
    private BundleContext context;

    private final Path folder = AssembledProgram.scratch("withdrawn");

    @Configuration
    public Option[] container() {
        TestJars.connector(
                AssembledProgram.scratch("withdrawn").resolve("gated-1.jar"), "org.example.gated", "1.0.0", 0, "");
        return AssembledProgram.with(
                "withdrawn", frameworkProperty("usersync.drain.millis").value("10"));
    }

    @Test
    public void anAbortSaysThatTheBundleWentAndSendsNothing() throws Exception {
        Bundle bundle = context.getBundle(0)
                .getBundleContext()
                .installBundle("reference:" + folder.resolve("gated-1.jar").toUri());
        bundle.start();
        try (RunningSync sync = new RunningSync().start(context, folder)) {
            bundle.uninstall();
            ExitStatus status = sync.finish();

            assertEquals(sync.text(), ExitStatus.ABORTED, status);
            assertTrue(
                    sync.text(),
                    sync.text()
                            .contains("bundle org.example.gated 1.0.0 was stopped or exchanged while a run used it"));
            assertTrue(sync.text(), sync.text().contains("nothing was sent"));
            assertFalse(sync.text(), sync.text().contains("NoClassDefFoundError"));
            assertEquals(0, sync.actionRequests());
        }
    }
}
