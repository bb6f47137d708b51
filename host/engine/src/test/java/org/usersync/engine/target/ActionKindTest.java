package org.usersync.engine.target;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;

class ActionKindTest {
    private static final Step ADD = new Step.AddToGroups(List.of("Design"));
    private static final Step LEAVE = new Step.RemoveFromGroups(List.of("Print"));
    private static final Step LEAVE_ALL = new Step.RemoveFromAllGroups();
    private static final Step RENAME = new Step.Update(null, null, "Ann", null);
    private static final Step CREATE =
            new Step.Create(IdentityType.FEDERATED_ID, "ann@x.example", null, null, null, false);

    @Test
    void membershipsAreToldApart() {
        assertThat(ActionKind.of(List.of(ADD, ADD))).isEqualTo(ActionKind.ADD_MEMBERSHIPS);
        assertThat(ActionKind.of(List.of(LEAVE))).isEqualTo(ActionKind.REMOVE_MEMBERSHIPS);
        assertThat(ActionKind.of(List.of(LEAVE_ALL))).isEqualTo(ActionKind.REMOVE_MEMBERSHIPS);
        assertThat(ActionKind.of(List.of(LEAVE, ADD))).isEqualTo(ActionKind.CHANGE_MEMBERSHIPS);
        assertThat(ActionKind.of(List.of(ADD, LEAVE, LEAVE_ALL, ADD))).isEqualTo(ActionKind.CHANGE_MEMBERSHIPS);
    }

    @Test
    void theWeightiestStepGivesTheKindWhereverItStands() {
        assertThat(ActionKind.of(List.of(CREATE, LEAVE, ADD))).isEqualTo(ActionKind.CREATE);
        assertThat(ActionKind.of(List.of(LEAVE, RENAME, ADD))).isEqualTo(ActionKind.UPDATE);
        assertThat(ActionKind.of(List.of(LEAVE, new Step.RemoveFromOrganisation(false))))
                .isEqualTo(ActionKind.REMOVE);
        assertThat(ActionKind.of(List.of(LEAVE_ALL, new Step.RemoveFromOrganisation(true))))
                .isEqualTo(ActionKind.DELETE);
    }
}
