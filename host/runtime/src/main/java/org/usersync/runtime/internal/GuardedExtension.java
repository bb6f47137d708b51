package org.usersync.runtime.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.UserFilter;
import org.usersync.spi.model.DirectoryUser;

/** An extension whose every call goes through the guard, and whose answers are checked where the host can check them. */
final class GuardedExtension implements Extension {
    private final Extension extension;
    private final ExtensionGuard guard;

    GuardedExtension(Extension extension, ExtensionGuard guard) {
        this.extension = extension;
        this.guard = guard;
    }

    @Override
    public Optional<UserFilter> userFilter() {
        return guard.call("userFilter", extension::userFilter)
                .map(filter -> user -> guard.call("filter for user " + label(user), () -> filter.keep(user)));
    }

    @Override
    public Optional<ExtendedAttributes> extendedAttributes() {
        return guard.call("extendedAttributes", extension::extendedAttributes)
                .map(attributes -> () -> names("extendedAttributes", attributes::names));
    }

    @Override
    public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
        return guard.call("extendedAdobeGroups", extension::extendedAdobeGroups)
                .map(groups -> () -> names("extendedAdobeGroups", groups::names));
    }

    private Set<String> names(String what, Supplier<Set<String>> plugin) {
        return guard.call(what, () -> {
            Set<String> names = Objects.requireNonNull(plugin.get(), "the set of names");
            if (names.stream().anyMatch(name -> name == null || name.isBlank())) {
                throw new ExtensionException("one of the names is empty");
            }
            return Set.copyOf(names);
        });
    }

    @Override
    public Optional<AfterMappingHook> afterMappingHook() {
        return guard.call("afterMappingHook", extension::afterMappingHook).map(hook -> user -> apply(hook, user));
    }

    private void apply(AfterMappingHook hook, MappedUser user) {
        guard.call("hook for user " + user.key(), () -> {
            hook.apply(user);
            if (user.targetGroups().contains(null)) {
                throw new ExtensionException("it put null among the target groups");
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public void close() {
        guard.release(extension::close);
    }

    private static String label(DirectoryUser user) {
        String email = user.email();
        String username = user.username();
        String name = email != null ? email : username != null ? username : user.label();
        return (name == null ? "" : name + ", ") + "directory id " + user.id();
    }
}
