package org.usersync.engine;

import java.util.Optional;
import java.util.Set;

import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.UserFilter;

/** An extension put together by a test. */
final class TestExtension implements Extension {
    private UserFilter filter;
    private Set<String> attributes;
    private Set<String> adobeGroups;
    private AfterMappingHook hook;

    TestExtension filter(UserFilter value) {
        this.filter = value;
        return this;
    }

    TestExtension attributes(String... names) {
        this.attributes = Set.of(names);
        return this;
    }

    TestExtension adobeGroups(String... names) {
        this.adobeGroups = Set.of(names);
        return this;
    }

    TestExtension hook(AfterMappingHook value) {
        this.hook = value;
        return this;
    }

    @Override
    public Optional<UserFilter> userFilter() {
        return Optional.ofNullable(filter);
    }

    @Override
    public Optional<ExtendedAttributes> extendedAttributes() {
        return Optional.ofNullable(attributes).map(names -> () -> names);
    }

    @Override
    public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
        return Optional.ofNullable(adobeGroups).map(names -> () -> names);
    }

    @Override
    public Optional<AfterMappingHook> afterMappingHook() {
        return Optional.ofNullable(hook);
    }
}
