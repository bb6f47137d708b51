package org.usersync.demo.tenant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCompanyTest {
    @Test
    void theSameSeedGivesTheSameCompany() {
        assertThat(DemoCompany.realistic(1, 100)).isEqualTo(DemoCompany.realistic(1, 100));
        assertThat(DemoCompany.realistic(2, 100)).isNotEqualTo(DemoCompany.realistic(1, 100));
    }

    @Test
    void itLooksLikeARealOne() {
        DemoCompany company = DemoCompany.realistic(42, 500);
        OktaState okta = company.state().okta();

        assertThat(okta.users()).hasSize(500);
        assertThat(okta.groups()).hasSize(12).noneMatch(group -> group.members().isEmpty());
        Set<String> emails = new HashSet<>();
        assertThat(okta.users()).allSatisfy(user -> {
            assertThat(user.text("email")).matches("[a-z0-9.]+@[a-z.]+").hasSizeLessThanOrEqualTo(60);
            assertThat(emails.add(user.text("email"))).isTrue();
            assertThat(user.text("firstName")).isNotBlank();
        });
        assertThat(okta.users()).anyMatch(user -> user.status().equals("DEPROVISIONED"));
        assertThat(okta.users()).anyMatch(user -> user.text("countryCode").isEmpty());
        assertThat(okta.users()).anyMatch(user -> !user.profile().containsKey("countryCode"));
        assertThat(okta.users().stream()
                        .map(user -> user.text("countryCode"))
                        .distinct()
                        .count())
                .isGreaterThan(5);
        assertThat(company.mapping().keySet()).allMatch(name -> okta.groups().stream()
                .anyMatch(group -> group.name().equals(name)));
        AdobeState adobe = company.state().adobe();
        assertThat(company.mapping().values()).allMatch(names -> names.stream().allMatch(name -> adobe.groups().stream()
                .anyMatch(group -> group.name().equals(name))));
        assertThat(adobe.users()).anyMatch(AdobeUser::adobeId);
    }

    @Test
    void aLargeOneDiffersByTheGivenShare() {
        DemoCompany company = DemoCompany.bulk(1000, 10, 4);
        AdobeState adobe = company.state().adobe();

        assertThat(company.state().okta().users()).hasSize(1000);
        assertThat(adobe.users()).hasSize(990);
        assertThat(adobe.users()).filteredOn(user -> user.groups().isEmpty()).hasSize(10);
        assertThat(adobe.users())
                .filteredOn(user -> String.valueOf(user.lastname()).endsWith("before"))
                .hasSize(10);
        assertThat(DemoCompany.bulk(10, 2, 0).state().adobe().users()).hasSize(10);
        assertThat(company.mapping()).hasSize(10).containsEntry("Group 0003", List.of("Adobe Group 0003"));
    }
}
