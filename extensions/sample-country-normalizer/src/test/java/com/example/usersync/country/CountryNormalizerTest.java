package com.example.usersync.country;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.ExtensionFactory;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.tck.ExtensionTck;
import org.usersync.spi.tck.TestMappedUser;

import com.example.usersync.country.CountryNormalizer.OnUnknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CountryNormalizerTest extends ExtensionTck {
    @Override
    protected ExtensionFactory factory() {
        return new CountryNormalizerFactory();
    }

    @Override
    protected String extensionName() {
        return "country-normalizer";
    }

    @ParameterizedTest
    @CsvSource({"de, DE", "DEU, DE", "Germany, DE", "' germany ', DE", "Deutschland, DE", "United States, US", "TR, TR"
    })
    void namesAndCodesBecomeCodes(String written, String code) {
        assertThat(country(written, OnUnknown.FAIL)).isEqualTo(code);
    }

    @Test
    void whatIsNoCountryIsTreatedAsConfigured() {
        assertThat(country("Atlantis", OnUnknown.KEEP)).isEqualTo("Atlantis");
        assertThat(country("Atlantis", OnUnknown.CLEAR)).isNull();
        assertThatThrownBy(() -> country("Atlantis", OnUnknown.FAIL))
                .isInstanceOf(ExtensionException.class)
                .hasMessageContaining("'Atlantis'");
        assertThat(country(null, OnUnknown.FAIL)).isNull();
        assertThat(country(" ", OnUnknown.FAIL)).isEqualTo(" ");
    }

    private static String country(String written, OnUnknown onUnknown) {
        TestMappedUser user = TestMappedUser.of("ann@example.com");
        user.set(TargetAttribute.COUNTRY, written);
        try (CountryNormalizer normalizer = new CountryNormalizer(new CountryCodes(List.of("en", "de")), onUnknown)) {
            AfterMappingHook hook = normalizer.afterMappingHook().orElseThrow();
            hook.apply(user);
        }
        return user.get(TargetAttribute.COUNTRY);
    }
}
