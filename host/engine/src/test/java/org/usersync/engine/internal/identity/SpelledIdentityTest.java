package org.usersync.engine.internal.identity;

import java.util.Objects;

import org.usersync.spi.model.IdentityType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** An identity in a record is the one that was written, whatever parts of it say the same. */
class SpelledIdentityTest {
    private final RecordStore store = new RecordStore();
    private final RecordStore.Writer writer = new RecordStore.Writer();

    @Provide
    Arbitrary<SpelledIdentity> identities() {
        Arbitrary<String> name = Arbitraries.of(
                "ann@corp.example",
                "Ann@Corp.example",
                "ann@other@corp.example",
                "@corp.example",
                "ann@",
                "ann",
                "corp.example",
                "an\u0142@corp.example");
        Arbitrary<String> domain = Arbitraries.of(
                "corp.example", "Corp.example", "other@corp.example", "example", "ann@corp.example", "ann", "");
        return Combinators.combine(
                        Arbitraries.of(IdentityType.class).injectNull(0.1),
                        name.injectNull(0.1),
                        name.injectNull(0.1),
                        domain.injectNull(0.1))
                .as(SpelledIdentity::of);
    }

    private RecordStore.Reader written(SpelledIdentity identity) {
        identity.write(writer.begin());
        writer.text("the end");
        return store.read(store.add(writer));
    }

    @Property
    void is_read_as_it_was_written(@ForAll("identities") SpelledIdentity identity) {
        RecordStore.Reader record = written(identity);

        assertThat(SpelledIdentity.read(record)).isEqualTo(identity);
        assertThat(record.text()).isEqualTo("the end");
        assertThat(SpelledIdentity.readEmail(written(identity))).isEqualTo(IdentityKey.norm(identity.email()));
    }

    @Property
    void is_passed_over(@ForAll("identities") SpelledIdentity identity) {
        RecordStore.Reader record = written(identity);

        SpelledIdentity.skip(record);

        assertThat(record.text()).isEqualTo("the end");
    }

    @Property
    void two_of_them_are_passed_over_where_email_and_username_are_alike(
            @ForAll("identities") SpelledIdentity identity,
            @ForAll("identities") SpelledIdentity other,
            @ForAll boolean sameNames) {
        SpelledIdentity second = sameNames
                ? SpelledIdentity.of(other.type(), identity.email(), identity.username(), other.domain())
                : other;
        RecordStore.Reader record = written(identity);
        RecordStore.Reader otherRecord = written(second);

        boolean alike = SpelledIdentity.skipAlike(record, otherRecord);

        assertThat(alike)
                .isEqualTo(Objects.equals(identity.email(), second.email())
                        && Objects.equals(identity.username(), second.username()));
        if (alike) {
            assertThat(record.text()).isEqualTo("the end");
            assertThat(otherRecord.text()).isEqualTo("the end");
        }
    }
}
