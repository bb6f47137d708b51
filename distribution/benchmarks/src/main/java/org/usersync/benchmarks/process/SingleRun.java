package org.usersync.benchmarks.process;

import java.util.List;

/** The virtual machine in which {@code bin/user-sync} carries out a single run. */
public final class SingleRun {
    private SingleRun() {}

    /** {@return its options, as the start script chooses them; those on the archive of classes are not among them} */
    public static List<String> options() {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xms160m",
                "-Xmn80m",
                "-XX:MinHeapFreeRatio=70",
                "-XX:MaxHeapFreeRatio=80",
                "-XX:TieredStopAtLevel=1",
                "-XX:CICompilerCount=1",
                "-XX:C1MaxInlineSize=20",
                "-XX:MaxRAMPercentage=60",
                "-Xshare:auto",
                "-Xlog:disable");
    }
}
