package org.usersync.python.internal.hook;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.python.core.BaseSet;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
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

    private static final Map<TargetAttribute, PyUnicode> KEYS = keys();

    private final Logger log;
    private final Set<String> warned = new HashSet<>();

    HookTargets(Logger log) {
        this.log = log;
    }

    /** What the hook knows as {@code target_attributes}. */
    static PyDictionary attributes(MappedUser user) {
        PyDictionary attributes = new PyDictionary();
        KEYS.forEach((attribute, key) -> {
            String value = user.get(attribute);
            attributes.__setitem__(key, value == null ? Py.None : new PyUnicode(value));
        });
        return attributes;
    }

    private static Map<TargetAttribute, PyUnicode> keys() {
        Map<TargetAttribute, PyUnicode> keys = new EnumMap<>(TargetAttribute.class);
        for (TargetAttribute attribute : TargetAttribute.values()) {
            keys.put(attribute, new PyUnicode(attribute.name().toLowerCase(Locale.ROOT)));
        }
        return keys;
    }

    /** Takes over what the hook left in {@code target_attributes}. */
    void takeAttributes(@Nullable PyObject left, MappedUser user) {
        if (!(left instanceof PyDictionary dictionary)) {
            throw wrong("target_attributes", "a dict", left);
        }
        if (!takeOrdinary(dictionary, user)) {
            takeOthersToo(dictionary, user);
        }
    }

    /** {@return whether the hook left the attributes that it found and nothing else, as nearly every hook does} */
    private static boolean takeOrdinary(PyDictionary dictionary, MappedUser user) {
        if (dictionary.size() != KEYS.size()) {
            return false;
        }
        for (PyUnicode key : KEYS.values()) {
            if (dictionary.__finditem__(key) == null) {
                return false;
            }
        }
        KEYS.forEach((attribute, key) -> user.set(attribute, text(key.getString(), dictionary.__finditem__(key))));
        return true;
    }

    private void takeOthersToo(PyDictionary dictionary, MappedUser user) {
        Map<String, PyObject> values = new LinkedHashMap<>();
        for (PyObject key : dictionary.asIterable()) {
            values.put(Texts.str(key), dictionary.__getitem__(key));
        }
        KEYS.forEach((attribute, key) -> {
            PyObject value = values.remove(key.getString());
            user.set(attribute, value == null ? null : text(key.getString(), value));
        });
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
