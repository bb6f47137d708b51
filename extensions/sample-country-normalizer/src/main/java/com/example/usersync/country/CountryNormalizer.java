package com.example.usersync.country;

import java.util.Locale;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;

/** Replaces the country of each user by its code of two letters. */
final class CountryNormalizer implements Extension {
    private static final Logger LOG = LoggerFactory.getLogger("processor");

    private final CountryCodes codes;
    private final OnUnknown onUnknown;

    /** What happens to a country that is not understood. */
    enum OnUnknown {
        KEEP,
        CLEAR,
        FAIL;

        static OnUnknown of(String option) {
            return valueOf(option.toUpperCase(Locale.ROOT));
        }
    }

    CountryNormalizer(CountryCodes codes, OnUnknown onUnknown) {
        this.codes = codes;
        this.onUnknown = onUnknown;
    }

    @Override
    public Optional<AfterMappingHook> afterMappingHook() {
        return Optional.of(this::normalize);
    }

    private void normalize(MappedUser user) {
        String country = user.get(TargetAttribute.COUNTRY);
        if (country == null || country.isBlank()) {
            return;
        }
        Optional<String> code = codes.find(country);
        if (code.isPresent()) {
            user.set(TargetAttribute.COUNTRY, code.get());
            return;
        }
        switch (onUnknown) {
            case KEEP -> LOG.warn("{}: no country is called '{}'; it is kept", user.key(), country);
            case CLEAR -> {
                LOG.warn("{}: no country is called '{}'; it is left out", user.key(), country);
                user.set(TargetAttribute.COUNTRY, null);
            }
            case FAIL ->
                throw new ExtensionException("no country is called '" + country
                        + "'; correct it in the directory, or set on_unknown to keep or clear");
        }
    }
}
