package org.usersync.engine;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.engine.options.UpdatableAttribute;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.usersync.engine.Scenario.count;

/** Matching, updates, groups and creation in the primary (sections 2 and 3 of the sync rules). */
class PrimarySyncTest {
    private final Scenario scenario = new Scenario();

    @Test
    void aNewUserIsCreatedWithItsGroupsInOneActionAndASecondRunSendsNothing() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design", "Print").directory.with(Directory.user("Ann@X.example", "Staff"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions())
                .containsExactly(new UserAction(
                        "federatedID,ann@x.example,,ann@x.example",
                        "Ann@X.example",
                        null,
                        false,
                        List.of(
                                new Step.Create(IdentityType.FEDERATED_ID, "Ann@X.example", "DE", "Ann", "Doe", false),
                                new Step.AddToGroups(List.of("Design", "Print")))));
        assertThat(count(result, "Number of new Adobe users added")).isEqualTo(1);
        assertThat(Scenario.line(result, "Number of UMAPI actions sent (total, success, error)"))
                .isEqualTo("(1, 1, 0)");
        assertThat(result.exitStatus()).isZero();
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void aBareUsernameIsNamedWithItsDomainAndAnAdobeIdSaysThatItIsOne() {
        scenario.directory.with(
                Directory.bare("Ann", "X.example", "ann.doe@x.example"),
                Directory.user("bob@y.example").identityType(IdentityType.ADOBE_ID));

        scenario.run();

        assertThat(scenario.primary.actions())
                .extracting(UserAction::user, UserAction::domain, UserAction::useAdobeId)
                .containsExactly(tuple("bob@y.example", null, true), tuple("Ann", "X.example", false));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void aUsernameThatLooksLikeAnotherEmailNamesTheCreate() {
        scenario.directory.with(Directory.user("ann@x.example").username("A.Doe@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::user, UserAction::domain)
                .containsExactly("A.Doe@x.example", null);
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void groupsThatAreMissingAreAddedAndMappedGroupsTooManyAreRemoved() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").map("Old", "Trial").map("Other", "Print");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.user("Ann@x.example", " TRIAL", "Own group", "_admin_Design"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions())
                .containsExactly(new UserAction(
                        "federatedID,ann@x.example,,ann@x.example",
                        "Ann@x.example",
                        null,
                        false,
                        List.of(new Step.RemoveFromGroups(List.of("TRIAL")), new Step.AddToGroups(List.of("Design")))));
        assertThat(count(result, "Number of matching Adobe users updated")).isEqualTo(1);
        assertThat(count(result, "Number of non-excluded Adobe users with no changes"))
                .isZero();
    }

    @Test
    void aGroupThatDiffersOnlyInCaseIsTheSameGroup() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").map("Staff", "design ");
        scenario.directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.user("ann@x.example", "DESIGN"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of non-excluded Adobe users with no changes"))
                .isEqualTo(1);
    }

    @Test
    void withoutGroupProcessingNoGroupIsAskedForOrChanged() {
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example"));
        scenario.primary.with(Adobe.user("ann@x.example", "Design"));

        scenario.run();

        assertThat(scenario.directory.request().groups()).isEmpty();
        assertThat(scenario.directory.request().allUsers()).isTrue();
        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void namesThatDifferAreUpdatedExactlyAndTheCountryNever() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(
                Directory.user("ann@x.example").firstName("ann").lastName(null).country("FR"),
                Directory.user("bob@x.example").country("FR"));
        scenario.primary.with(Adobe.user("ann@x.example"), Adobe.user("BOB@X.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.Update(null, null, "ann", null)));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void withoutUpdateUserInfoNothingOfAUserIsUpdated() {
        scenario.directory.with(Directory.user("ann@x.example").firstName("Other"));
        scenario.primary.with(Adobe.user("ann@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void anEmailThatChangedGoesToTheOldEmail() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(Directory.bare("ann", "x.example", "New@x.example"));
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "Ann", "Old@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .containsExactly(new UserAction(
                        "federatedID,ann,x.example,old@x.example",
                        "Old@x.example",
                        null,
                        false,
                        List.of(new Step.Update("New@x.example", null, null, null))));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void anUpdateOfTheEmailKeepsAUsernameThatLooksLikeAnEmail() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(Directory.user("new@x.example").username("u@x.example"));
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "U@x.example", "old@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.Update("new@x.example", "U@x.example", null, null)));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void aUsernameIsUpdatedOnlyWhereThatIsAllowed() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(Directory.user("ann@x.example").username("new@x.example"));
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "old@x.example", "ann@x.example"));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines())
                    .contains("WARN federatedID,old@x.example,,ann@x.example differs in username, which"
                            + " update_attributes does not list");
        }
        assertThat(scenario.primary.actions()).isEmpty();

        scenario.options.updateAttributes(Set.of(UpdatableAttribute.USERNAME));
        scenario.run();
        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.Update(null, "new@x.example", null, null)));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void nothingOfAnAdobeIdIsUpdated() {
        scenario.options.updateUserInfo(true).processGroups(true);
        scenario.map("Staff", "Design");
        scenario.directory.with(Directory.user("ann@x.example", "Staff").firstName("Other"));
        scenario.primary.with(Adobe.typed(IdentityType.ADOBE_ID, "ann@x.example", "ann@x.example"));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines())
                    .contains("WARN adobeID,ann@x.example,,ann@x.example differs in firstname, but Adobe lets nobody"
                            + " update an adobeID");
        }

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.AddToGroups(List.of("Design"))));
    }

    @Test
    void ofSeveralUsersOfOneUsernameTheOneOfTheSameDomainIsMatched() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(
                Directory.bare("ann", "x.example", "x@mail.example"),
                Directory.bare("ann", "y.example", "y@mail.example"));
        AdobeUser adobe = new AdobeUser(
                IdentityType.FEDERATED_ID, "z@mail.example", "ann", "y.example", "Ann", "Doe", "DE", List.of());
        scenario.primary.with(adobe);

        scenario.run();

        assertThat(scenario.primary.actions())
                .filteredOn(action -> action.user().equals("z@mail.example"))
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.Update("y@mail.example", null, null, null)));
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void besideAFederatedIdAnAdobeIdIsLeftAlone() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(
                Adobe.typed(IdentityType.ADOBE_ID, "ann@x.example", "ann@x.example"), Adobe.user("ann@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::useAdobeId, action -> action.key().split(",")[0])
                .containsExactly(false, "federatedID");
    }

    @Test
    void anAdobeIdBesideAFederatedIdIsNamedAsOne() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design")
                .directory
                .with(Directory.user("ann@x.example", "Staff").identityType(IdentityType.ADOBE_ID));
        scenario.primary.with(
                Adobe.user("ann@x.example"), Adobe.typed(IdentityType.ADOBE_ID, "ann@x.example", "ann@x.example"));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::useAdobeId, action -> action.key().split(",")[0])
                .containsExactly(true, "adobeID");
        assertThat(scenario.again()).isEmpty();
    }

    @Test
    void aUserOfAnUnknownTypeIsLeftAloneAndNotCreated() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.typed(null, "ann@x.example", "ann@x.example"));

        try (LogCapture log = new LogCapture()) {
            scenario.run();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN Adobe user unknown,ann@x.example"));
        }
        assertThat(scenario.primary.actions()).isEmpty();
    }

    @Test
    void aUserSeenTwiceIsProcessedOnce() {
        scenario.options.processGroups(true);
        scenario.map("Staff", "Design").directory.with(Directory.user("ann@x.example", "Staff"));
        scenario.primary.with(Adobe.user("ann@x.example"), Adobe.user("ANN@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).hasSize(1);
        assertThat(count(result, "Number of Adobe users read")).isEqualTo(1);
    }

    @Test
    void theCountryIsTheUsersThenTheDefaultThenUndefinedForEnterpriseIds() {
        scenario.directory.with(
                Directory.user("a@x.example").country("de"),
                Directory.user("b@x.example").country(" "),
                Directory.user("c@x.example").country(null).identityType(IdentityType.ENTERPRISE_ID));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.users())
                .extracting(AdobeUser::email, AdobeUser::country)
                .containsExactlyInAnyOrder(tuple("a@x.example", "DE"), tuple("c@x.example", "UD"));
        assertThat(result.exitStatus()).isEqualTo(3);

        scenario.options.defaultCountry("us");
        scenario.run();
        assertThat(scenario.primary.only("b@x.example").country()).isEqualTo("US");
    }

    @Test
    void missingNamesAreLeftOutAndAnExistingUserIsUpdatedOnlyWhereInfoIsUpdated() {
        scenario.options.updateUserInfo(true);
        scenario.directory.with(Directory.user("a@x.example").firstName(" ").lastName(null));

        scenario.run();

        assertThat(scenario.primary.actions())
                .singleElement()
                .extracting(UserAction::steps)
                .isEqualTo(List.of(new Step.Create(IdentityType.FEDERATED_ID, "a@x.example", "DE", null, null, true)));
    }

    @Test
    void usersWithoutAnyGroupAreNotCreatedWhereThatIsAsked() {
        scenario.options.processGroups(true).excludeUnmappedUsers(true);
        scenario.map("Staff", "Design")
                .directory
                .with(Directory.user("ann@x.example", "Staff"), Directory.user("bob@x.example"));

        scenario.run();

        assertThat(scenario.primary.users()).extracting(AdobeUser::email).containsExactly("ann@x.example");
    }

    @Test
    void aUsernameIsCreatedForOneUserOnly() {
        scenario.directory.with(
                Directory.bare("ann", "x.example", "a@x.example"), Directory.bare("ANN", "x.example", "b@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.users()).extracting(AdobeUser::email).containsExactly("a@x.example");
        assertThat(result.exitStatus()).isEqualTo(3);
        assertThat(scenario.again()).isEmpty();
    }

    private static DirectoryUser.Builder of(String id, String username, String email) {
        return DirectoryUser.builder(id)
                .identityType(IdentityType.FEDERATED_ID)
                .username(username)
                .domain("x.example")
                .email(email)
                .country("DE");
    }

    /** Neither is found by its username, so that only who is known to have the email decides. */
    @Test
    void anEmailThatTwoDirectoryUsersClaimIsThatOfTheLowerId() {
        scenario.directory.with(of("2", "second", "ann@x.example"), of("1", "first", "ann@x.example"));
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "other", "ann@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of directory users read")).isEqualTo(1);
    }

    /** The first record is not the one that gives the attributes: its email belongs to somebody else. */
    @Test
    void anEmailIsThatOfTheRecordThatGivesTheAttributes() {
        scenario.directory.with(
                of("1", "m", "zoe@x.example"), of("1", "l", "ann@x.example"), of("2", "n", "zoe@x.example"));
        scenario.primary.with(
                Adobe.typed(IdentityType.FEDERATED_ID, "other", "ann@x.example"),
                Adobe.typed(IdentityType.FEDERATED_ID, "others", "zoe@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).isEmpty();
        assertThat(count(result, "Number of directory users read")).isEqualTo(2);
    }

    /** Whether many are there already and few are to be created, or the other way round. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void aUsernameOfSomebodyWhoIsThereIsCreatedForNobodyElse(int there) {
        for (int i = 0; i < 10; i++) {
            String email = "u" + i + "@x.example";
            scenario.directory.with(Directory.bare("u" + i, "x.example", email));
            if (i < there) {
                scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "u" + i, email));
            }
        }
        // At Adobe the first one has a name that the directory gives to another one.
        scenario.directory.with(Directory.bare("taken", "x.example", "new@x.example"));
        scenario.directory.with(Directory.bare("owner", "x.example", "old@x.example"));
        scenario.primary.with(Adobe.typed(IdentityType.FEDERATED_ID, "TAKEN", "old@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.users()).extracting(AdobeUser::email).doesNotContain("new@x.example");
        assertThat(count(result, "Number of new Adobe users added")).isEqualTo(10 - there);
        assertThat(result.exitStatus()).isEqualTo(3);
    }

    /** An adobeID has no username of its own. Whether many others are there, or nobody else. */
    @ParameterizedTest
    @CsvSource({
        "FEDERATED_ID, true, 5",
        "ENTERPRISE_ID, true, 5",
        "ADOBE_ID, false, 5",
        "FEDERATED_ID, true, 0",
        "ENTERPRISE_ID, true, 0",
        "ADOBE_ID, false, 0",
    })
    void aUsernameThatIsTheEmailOfSomebodyWhoIsThereIsCreatedForNobodyElse(
            IdentityType type, boolean taken, int others) {
        for (int i = 0; i < others; i++) {
            String email = "u" + i + "@x.example";
            scenario.directory.with(Directory.user(email));
            scenario.primary.with(Adobe.user(email));
        }
        scenario.directory.with(of("7", "owner", "old@x.example"), of("8", "Old@x.example", "new@x.example"));
        scenario.primary.with(Adobe.typed(type, "OLD@x.example", "old@x.example"));

        SyncResult result = scenario.run();

        assertThat(scenario.primary.actions()).hasSize(taken ? 0 : 1);
        assertThat(count(result, "Number of new Adobe users added")).isEqualTo(taken ? 0 : 1);
        assertThat(result.exitStatus()).isEqualTo(taken ? 3 : 0);
    }

    /** Alike in all but one thing, and what differs is noticed; here texts of one and of two bytes a character meet. */
    @ParameterizedTest
    @CsvSource({
        "ann@x.example, ann@x.example, Ann, Doe, false",
        "ann@x.example, ann@x.example, Änn, Doe, true",
        "ann@x.example, ann@x.example, 安, Doe, true",
        "ann@x.example, ann@x.example, Ann, Döe, true",
        "ann@x.example, ann@x.example, Ann, ANN, true",
        "ann@x.example, ANN@x.example, Ann, Doe, false",
        "ann@x.example, u@x.example, Ann, Doe, true",
        "u@x.example, u@x.example, Ann, Doe, true",
        "u@x.example, ann@x.example, Ann, Doe, true",
    })
    void everyDifferenceIsSeen(String username, String email, String firstName, String lastName, boolean different) {
        scenario.options.updateUserInfo(true).updateAttributes(Set.of(UpdatableAttribute.values()));
        scenario.directory.with(
                Directory.user("ann@x.example").username("ann@x.example").domain("x.example"));
        scenario.primary.with(new AdobeUser(
                IdentityType.FEDERATED_ID, email, username, "x.example", firstName, lastName, "DE", List.of()));

        scenario.run();

        boolean matched = email.equalsIgnoreCase("ann@x.example") || username.equals("ann@x.example");
        assertThat(scenario.primary.actions()).hasSize(different ? 1 : 0);
        assertThat(scenario.primary.actions())
                .allMatch(action -> matched == action.steps().get(0) instanceof Step.Update);
    }
}
