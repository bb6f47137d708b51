package org.usersync.launcher.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Checks large bundles when their first class is about to be used: a run that never uses one need not read it. The
 * framework asks a weaving hook before it defines a class, and defines none if the hook objects.
 */
final class LateCheck implements WeavingHook {
    private final Function<Path, Optional<String>> check;
    private final Map<Bundle, Path> jars = new ConcurrentHashMap<>();
    private final Map<Bundle, Optional<String>> results = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    LateCheck(Function<Path, Optional<String>> check) {
        this.check = check;
    }

    void watch(Bundle bundle, Path jar) {
        jars.put(bundle, jar);
    }

    /** {@return why bundles that were to be used may not run} */
    List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void weave(WovenClass woven) {
        Bundle bundle = woven.getBundleWiring().getBundle();
        Path jar = jars.get(bundle);
        if (jar == null) {
            return;
        }
        Optional<String> refusal = results.computeIfAbsent(bundle, unknown -> checked(jar));
        if (refusal.isPresent()) {
            throw new WeavingException(refusal.get());
        }
    }

    private Optional<String> checked(Path jar) {
        synchronized (check) {
            Optional<String> refusal = check.apply(jar);
            refusal.ifPresent(problems::add);
            return refusal;
        }
    }
}
