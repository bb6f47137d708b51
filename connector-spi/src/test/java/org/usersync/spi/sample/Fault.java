package org.usersync.spi.sample;

/** A way to break the contract, and the test of the kit that must notice it. */
enum Fault {
    NONE(""),
    LOSES_A_USER("deliversEveryMemberOfTheGroupsAskedForAndNobodyElse"),
    INVENTS_A_USER("deliversEveryMemberOfTheGroupsAskedForAndNobodyElse"),
    ONE_ID_PER_GROUP("aPersonInTwoGroupsHasBothAfterJoining"),
    RENAMES_GROUPS("namesGroupsAsAsked"),
    FORGETS_NAMES("deliversEmailNamesAndCountry"),
    MISSING_GROUP_IS_AN_ERROR("aMissingGroupIsNoError"),
    NULL_GROUP_IS_EVERYBODY("anEmptyGroupHasNobody"),
    LOSES_LATER_PAGES("deliversEveryPage"),
    READS_ONCE_ONLY("readsAgain"),
    CALLS_THE_SINK_BY_TWO_THREADS("callsTheSinkByOneThreadAtATimeAndNeverAfterReturning"),
    CALLS_THE_SINK_AFTER_RETURNING("callsTheSinkByOneThreadAtATimeAndNeverAfterReturning"),
    SHARES_STATE("severalConnectorsOfOneFactoryWorkAtOnce"),
    SWALLOWS_FAILURES("aReadThatFailsHalfwayThrows"),
    THROWS_ANYTHING("aReadThatFailsHalfwayThrows"),
    IGNORES_STOP("stopsWhenTheSinkSaysStop"),
    SWALLOWS_WHAT_THE_SINK_THROWS("whatTheSinkThrowsLeavesTheRead"),
    RETURNS_WHEN_CANCELLED("aCancelledReadNeverPassesForAComplete"),
    KEEPS_THE_TRANSPORT("closeGivesEverythingBack"),
    CLOSE_THROWS("closesAfterAFailure"),
    CLOSES_ONCE_ONLY("aSecondCloseDoesNothing"),
    LIES_ABOUT_ALL_USERS("allUsersArrive"),
    LIES_ABOUT_EXTENDED_ATTRIBUTES("extendedAttributesArrive"),
    LEAVES_MISSING_ATTRIBUTES_OUT("extendedAttributesArrive"),
    LIES_ABOUT_NESTED_GROUPS("membersOfNestedGroupsArrive"),
    LIES_ABOUT_MEMBER_GROUPS("memberGroupsArrive"),
    MEMBER_GROUPS_BRING_PEOPLE("memberGroupsArrive"),
    NO_SOURCE_ATTRIBUTES("sourceAttributesArriveWhenAskedFor"),
    SECRET_IN_TEXT_FORM("aGoodReadShowsNoSecret"),
    SECRET_IN_LOG("aGoodReadShowsNoSecret"),
    SECRET_IN_EXCEPTION("aFailedReadShowsNoSecret"),
    SECRET_IN_CHECK("refusedCredentialsAreToldAndNotShown"),
    REFUSAL_IS_UNAVAILABLE("refusedCredentialsAreToldAndNotShown"),
    NAME_WITH_BLANK("theNameFitsTheCommandLine"),
    CHANGING_SCHEMA("whatTheFactorySaysNeverChanges"),
    BLANK_DOC("theSchemaIsSound"),
    WRONG_DEFAULT("theSchemaIsSound"),
    CREATE_SENDS("createTouchesNoNetwork"),
    CHECK_FAILS_ALWAYS("theCheckOfAGoodDirectoryIsGood");

    private final String caughtBy;

    Fault(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    String caughtBy() {
        return caughtBy;
    }
}
