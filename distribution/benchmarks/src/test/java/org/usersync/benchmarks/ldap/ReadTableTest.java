package org.usersync.benchmarks.ldap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadTableTest {
    private static Reads reads(Read... all) {
        Reads reads = new Reads();
        for (Read read : all) {
            reads.add(read);
        }
        return reads;
    }

    @Test
    void mediansRatiosToTheSameWorkAndTheHighestPeak() {
        Reads search = reads(new Read(1, 1, 7), new Read(9, 9, 7), new Read(2, 2, 6));
        Reads connector = reads(new Read(3, 1, 100), new Read(2.5, 0.5, 111), new Read(2, 7, 90));
        Reads searchGroups = reads(new Read(4, 4, 8));
        Reads connectorGroups = reads(new Read(3, 2, 105));

        assertThat(ReadTable.of(100_000, 20, search, connector, searchGroups, connectorGroups))
                .isEqualTo("""
                | | `ldapsearch` | connector, first read | connector, second read |
                | --- | --- | --- | --- |
                | all users in one pass | 2.00 s | 2.50 s, ratio 1.25 (target 1.50) | 1.00 s, ratio 0.50 |
                | the members of 20 groups | 4.00 s | 3.00 s, ratio 0.75 | 2.00 s, ratio 0.50 |
                | users a second, all users | 50,000 | 40,000 | 100,000 |
                | most memory | 8 MiB | 111 MiB | the same |
                """);
    }
}
