package org.usersync.connector.ldap.internal;

import java.util.Random;

import org.junit.jupiter.api.Test;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;

import static org.assertj.core.api.Assertions.assertThat;

class PlainNamesTest {
    /** Pieces of which names consist, and pieces that make them special. */
    private static final String[] PIECES = {
        "cn=", "OU=", "dc=", "a", "Person", "X1", "-", ".", "_", "@", " ", ",", "=", "+", "\\,", "\\20", "#", "\"", ";",
        "é", "ß", "1.2.3="
    };

    /** However a name is made, the short way gives what the library gives. */
    @Test
    void theShortWayGivesTheLibrarysForm() throws LDAPException {
        Random random = new Random(11);
        int names = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("cn=");
            for (int piece = random.nextInt(8); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String dn = text.toString();
            if (DN.isValidDN(dn)) {
                names++;
                assertThat(PlainNames.normalised(dn)).as(dn).isEqualTo(DN.normalize(dn));
            }
        }
        assertThat(names).isGreaterThan(10_000);
    }
}
