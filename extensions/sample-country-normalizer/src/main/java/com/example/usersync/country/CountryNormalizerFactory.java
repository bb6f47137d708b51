package com.example.usersync.country;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;

import com.example.usersync.country.CountryNormalizer.OnUnknown;

/** The service that User Sync finds in this bundle. */
@Component(property = ExtensionFactory.NAME + "=country-normalizer")
public final class CountryNormalizerFactory implements ExtensionFactory {
    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of(
                ConfigOption.builder(
                                "languages",
                                OptionType.TEXT_LIST,
                                "Languages in which names of countries are understood, such as en or de.")
                        .defaultValue("en")
                        .build(),
                ConfigOption.builder("on_unknown", OptionType.TEXT, "What happens to a country that is not understood.")
                        .choices("keep", "clear", "fail")
                        .defaultValue("keep")
                        .build());
    }

    @Override
    public Extension create(ConfigValues config, ExtensionContext context) {
        List<String> languages = config.texts("languages");
        OnUnknown onUnknown = config.text("on_unknown").map(OnUnknown::of).orElse(OnUnknown.KEEP);
        return new CountryNormalizer(new CountryCodes(languages), onUnknown);
    }
}
