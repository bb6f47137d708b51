package org.usersync.spi.sample;

import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtendedAdobeGroups;
import org.usersync.spi.extension.ExtendedAttributes;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.UserFilter;

/** What can be wrong with an extension, and the test of the kit that notices it. */
enum ExtensionFault {
    NONE("") {
        @Override
        Extension extension() {
            return hook(user -> user.targetGroups().add("Guests"));
        }
    },
    NAME_WITH_BLANK("theNameFitsTheConfiguration"),
    OPTION_WITHOUT_DOC("theSchemaIsSoundAndNeverChanges"),
    ADDS_NOTHING("thePartsAreThereAndNamed") {
        @Override
        Extension extension() {
            return new Extension() {};
        }
    },
    ATTRIBUTE_WITHOUT_NAME("thePartsAreThereAndNamed") {
        @Override
        Extension extension() {
            return new Extension() {
                @Override
                public Optional<ExtendedAttributes> extendedAttributes() {
                    return Optional.of(() -> new HashSet<>(Collections.singleton(null)));
                }
            };
        }
    },
    TARGET_WITHOUT_GROUP("thePartsAreThereAndNamed") {
        @Override
        Extension extension() {
            return new Extension() {
                @Override
                public Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
                    return Optional.of(() -> Set.of("second::"));
                }
            };
        }
    },
    FAILS_TO_CLOSE("twoCanBeUsedOneAfterTheOther") {
        @Override
        Extension extension() {
            return new Extension() {
                @Override
                public void close() {
                    throw new IllegalStateException("cannot close");
                }
            };
        }
    },
    HOOK_WANTS_EVERY_ATTRIBUTE("aBareUserIsNoError") {
        @Override
        Extension extension() {
            return hook(user -> Objects.requireNonNull(user.sourceAttributes().get("city")));
        }
    },
    HOOK_GIVES_NULL("aBareUserIsNoError") {
        @Override
        Extension extension() {
            return hook(user -> user.targetGroups().add(null));
        }
    },
    FILTER_WANTS_EMAIL("aBareUserIsNoError") {
        @Override
        Extension extension() {
            return new Extension() {
                @Override
                public Optional<UserFilter> userFilter() {
                    return Optional.of(user -> user.email().endsWith("@example.com"));
                }
            };
        }
    },
    HOOK_CHANGES_THE_SOURCE("theHookLeavesTheSourceAlone") {
        @Override
        Extension extension() {
            return hook(user -> user.sourceAttributes().remove("city"));
        }
    };

    private final String caughtBy;

    ExtensionFault(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    String caughtBy() {
        return caughtBy;
    }

    /** {@return an extension with the fault, or a sound one where the fault is the factory's} */
    Extension extension() {
        return NONE.extension();
    }

    private static Extension hook(AfterMappingHook hook) {
        return new Extension() {
            @Override
            public Optional<AfterMappingHook> afterMappingHook() {
                return Optional.of(hook);
            }
        };
    }
}
