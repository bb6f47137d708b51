package com.example.usersync.country;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Finds ISO 3166 alpha-2 codes by what people write for a country. Immutable. */
final class CountryCodes {
    private final Map<String, String> codes = new HashMap<>();

    CountryCodes(Collection<String> languages) {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            for (String language : languages) {
                codes.put(folded(country.getDisplayCountry(Locale.forLanguageTag(language))), code);
            }
            try {
                codes.put(folded(country.getISO3Country()), code);
            } catch (MissingResourceException noLongCode) {
                // Not every country has a code of three letters.
            }
        }
        // Last, so that no name hides a code.
        for (String code : Locale.getISOCountries()) {
            codes.put(folded(code), code);
        }
    }

    Optional<String> find(String text) {
        return Optional.ofNullable(codes.get(folded(text)));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
