package org.usersync.connector.okta.internal;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinkHeaderTest {
    private static final String SELF = "<https://a/x?limit=2>; rel=\"self\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://a/x?after=1>; rel=\"next\"",
                "<https://a/x?after=1>;rel=next",
                "<https://a/x?after=1> ; REL = \"Next\"",
                "<https://a/x?after=1>; title=\"a, b; rel=\\\"self\\\"\"; rel=\"prev next\"",
                "<https://a/x?after=1>; rel=next; rel=self;",
                ", <https://a/x?after=1>; flag; rel=next ,",
            })
    void finds_the_next_page(String value) {
        assertThat(LinkHeader.next(List.of(value))).isEqualTo("https://a/x?after=1");
        assertThat(LinkHeader.next(List.of(SELF, value))).isEqualTo("https://a/x?after=1");
        assertThat(LinkHeader.next(List.of(SELF + ", " + value))).isEqualTo("https://a/x?after=1");
    }

    @Test
    void commas_and_semicolons_in_an_address_belong_to_it() {
        assertThat(LinkHeader.next(List.of(SELF + ",<https://a/x?after=1,2;3>; rel=\"next\"")))
                .isEqualTo("https://a/x?after=1,2;3");
    }

    @Test
    void without_a_next_page_there_is_none() {
        assertThat(LinkHeader.next(List.of())).isNull();
        assertThat(LinkHeader.next(List.of(""))).isNull();
        assertThat(LinkHeader.next(List.of(SELF, "<https://a/x>; rel=nextish", "<https://a/x>; next")))
                .isNull();
        assertThat(LinkHeader.next(List.of("<https://a/x>; rel=self; rel=next")))
                .isNull();
    }

    @Test
    void the_same_next_page_may_be_named_twice_but_not_two() {
        assertThat(LinkHeader.next(List.of("<y>; rel=next", "<y>; rel=next"))).isEqualTo("y");
        assertThatThrownBy(() -> LinkHeader.next(List.of("<y>; rel=next", "<z>; rel=next")))
                .isInstanceOf(LinkHeader.MalformedLinkException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a/x; rel=\"next\"",
                "<https://a/x; rel=\"next\"",
                "<https://a/x>; rel=\"next",
                "<https://a/x> rel=next",
                "<https://a/x>; rel=",
                "<https://a/x>; =next",
            })
    void a_malformed_header_might_hide_a_page_and_is_an_error(String value) {
        assertThatThrownBy(() -> LinkHeader.next(List.of(value))).isInstanceOf(LinkHeader.MalformedLinkException.class);
    }
}
