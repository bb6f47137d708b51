package org.usersync.python.internal.hook;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.python.core.BaseSet;
import org.python.core.PyDictionary;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.slf4j.Logger;
import org.usersync.python.internal.interpreter.Singletons;
import org.usersync.python.internal.interpreter.Texts;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.MappedUser;
import org.usersync.spi.extension.TargetAttribute;
import org.usersync.spi.model.IdentityType;

/** The target values of a user: what the hook finds, and what it leaves. */
final class HookTargets {
    private static final String IDENTITY_TYPE = "identity_type";

    private final Logger log;
    private final Set<String> warned = new HashSet<>();

    HookTargets(Logger log) {
        this.log = log;
    }

    /** What the hook knows as {@code target_attributes}. */
    static Map<String, @Nullable String> attributes(MappedUser user) {
        Map<String, @Nullable String> attributes = new LinkedHashMap<>();
        for (TargetAttribute attribute : TargetAttribute.values()) {
            attributes.put(key(attribute), user.get(attribute));
        }
        return attributes;
    }

    private static String key(TargetAttribute attribute) {
        return attribute.name().toLowerCase(Locale.ROOT);
    }

    /** Takes over what the hook left in {@code target_attributes}. */
    void takeAttributes(@Nullable PyObject left, MappedUser user) {
        if (!(left instanceof PyDictionary dictionary)) {
            throw wrong("target_attributes", "a dict", left);
        }
        Map<String, PyObject> values = new LinkedHashMap<>();
        for (PyObject key : dictionary.asIterable()) {
            values.put(Texts.str(key), dictionary.__getitem__(key));
        }
        for (TargetAttribute attribute : TargetAttribute.values()) {
            PyObject value = values.remove(key(attribute));
            user.set(attribute, value == null ? null : text(key(attribute), value));
        }
        PyObject type = values.remove(IDENTITY_TYPE);
        if (type != null && !Singletons.isNone(type)) {
            user.identityType(type(Texts.str(type)));
        }
        values.keySet().stream()
                .filter(warned::add)
                .forEach(key -> log.warn(
                        "the hook sets target_attributes['{}'], which does not exist; it is ignored for every user",
                        key));
    }

    private static @Nullable String text(String key, PyObject value) {
        if (Singletons.isNone(value)) {
            return null;
        }
        if (value instanceof PyString || value instanceof PyInteger || value instanceof PyLong) {
            return Texts.str(value);
        }
        throw wrong("target_attributes['" + key + "']", "a str or None", value);
    }

    private static IdentityType type(String text) {
        return IdentityType.parse(text)
                .orElseThrow(() -> new ExtensionException("after_mapping_hook: target_attributes['identity_type'] is '"
                        + text + "'; there are adobeID, enterpriseID and federatedID"));
    }

    /** Takes over what the hook left in {@code target_groups}. */
    static void takeGroups(@Nullable PyObject left, MappedUser user) {
        if (!(left instanceof BaseSet || left instanceof PyList || left instanceof PyTuple)) {
            throw wrong("target_groups", "a set", left);
        }
        Set<String> groups = new LinkedHashSet<>();
        for (PyObject group : left.asIterable()) {
            if (!(group instanceof PyString name)) {
                throw wrong("an item of target_groups", "a str", group);
            }
            groups.add(name.getString());
        }
        if (!groups.equals(user.targetGroups())) {
            user.targetGroups().clear();
            user.targetGroups().addAll(groups);
        }
    }

    private static ExtensionException wrong(String what, String expected, @Nullable PyObject value) {
        return new ExtensionException("after_mapping_hook: it leaves " + what + " as "
                + (value == null ? "nothing" : Texts.str(value) + " (" + Texts.typeName(value) + ")") + "; expected "
                + expected);
    }
}
