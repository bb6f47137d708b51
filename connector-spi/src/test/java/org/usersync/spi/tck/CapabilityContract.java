package org.usersync.spi.tck;

import org.junit.jupiter.api.Test;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.model.DirectoryUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.usersync.spi.tck.TestDirectory.DESIGN;
import static org.usersync.spi.tck.TestDirectory.OTHER;
import static org.usersync.spi.tck.TestDirectory.OUTER;
import static org.usersync.spi.tck.TestDirectory.PRINT;

/** What is claimed, works. What is not claimed is not asked for, or refused. */
public interface CapabilityContract extends FixtureHolder {
    private boolean claims(Capability capability) {
        return fixture().factory().capabilities().contains(capability);
    }

    /** All users arrive, those in no group too, with the groups asked for; or they are refused, never given in part. */
    @Test
    default void allUsersArrive() throws Exception {
        TestDirectory directory = TestDirectory.small();
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            if (!claims(Capability.ALL_USERS)) {
                assertThat(catchThrowable(() -> bench.read(TestReadRequest.ofAllUsers(DESIGN, PRINT))))
                        .isInstanceOf(ConnectorException.class);
                return;
            }
            RecordingSink sink = bench.read(TestReadRequest.ofAllUsers(DESIGN, PRINT));
            assertThat(sink.emails())
                    .containsExactlyElementsOf(
                            directory.people().stream().map(TestPerson::email).toList());
            assertThat(sink.groupsOf("p2@example.com")).containsExactly(DESIGN, PRINT);
            assertThat(sink.groupsOf("p5@example.com")).isEmpty();
        }
    }

    /** An extended attribute arrives under its own name, a missing one as null. */
    @Test
    default void extendedAttributesArrive() throws Exception {
        if (!claims(Capability.EXTENDED_ATTRIBUTES)) {
            return;
        }
        fixture().start(TestDirectory.small());
        String name = fixture().extendedAttribute();
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink =
                    bench.read(TestReadRequest.ofGroups(DESIGN).withSourceAttributes(name, "noSuchAttribute"));
            assertThat(sink.users()).hasSize(2);
            for (DirectoryUser user : sink.users()) {
                assertThat(user.sourceAttributes())
                        .containsEntry(name, "p2@example.com".equals(user.email()) ? "Unit 2" : null)
                        .containsEntry("noSuchAttribute", null);
            }
        }
    }

    /** A member of a group inside the group asked for arrives as a member of the latter. */
    @Test
    default void membersOfNestedGroupsArrive() throws Exception {
        if (!claims(Capability.NESTED_GROUPS)) {
            return;
        }
        fixture().start(TestDirectory.nested());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(OUTER));
            assertThat(sink.emails()).containsExactly("p1@example.com", "p2@example.com");
            assertThat(sink.groupsOf("p2@example.com")).containsExactly(OUTER);
        }
    }

    /** All groups of a user arrive, those not asked for too; nobody comes who is in none that was asked for. */
    @Test
    default void memberGroupsArrive() throws Exception {
        if (!claims(Capability.MEMBER_GROUPS)) {
            return;
        }
        TestDirectory directory = TestDirectory.small();
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(PRINT).withMemberGroups(name -> true));
            assertThat(sink.emails()).containsExactlyElementsOf(directory.membersOf(PRINT));
            assertThat(sink.memberGroupsOf("p3@example.com")).containsExactlyInAnyOrder(PRINT, OTHER);
            assertThat(sink.memberGroupsOf("p2@example.com")).containsExactlyInAnyOrder(PRINT, DESIGN);
        }
    }

    /** Source attributes arrive if somebody looks at them. */
    @Test
    default void sourceAttributesArriveWhenAskedFor() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(DESIGN).withSourceAttributes());
            assertThat(sink.users()).isNotEmpty().allSatisfy(user -> assertThat(user.sourceAttributes())
                    .isNotEmpty());
        }
    }
}
