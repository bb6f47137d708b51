package org.usersync.launcher.internal;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/**
 * Puts a service of HTTPS transports before the program's own: it hands every policy on to the program's own service as
 * it is, but for the times. Thus a test waits for moments where users wait for minutes, and everything else, how often a
 * call is sent among it, stays as it is. What a service asks for by {@code Retry-After} is kept.
 */
final class ShortWaits {
    private static final String TRANSPORTS = "org.usersync.http.HttpTransports";
    /** Above what an answer of this machine takes under load, since too short a time would be a fault of its own. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofMillis(100);

    private ShortWaits() {}

    static void install(BundleHost host) throws ReflectiveOperationException {
        Field field = BundleHost.class.getDeclaredField("framework");
        field.setAccessible(true);
        Bundle framework = (Bundle) field.get(host);
        Bundle http = Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.usersync.http"))
                .findFirst()
                .orElseThrow();
        BundleContext context = http.getBundleContext();
        Class<?> type = http.loadClass(TRANSPORTS);
        Object own = context.getService(context.getServiceReference(TRANSPORTS));
        Object impatient =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        arguments[0] = shortened(arguments[0]);
                    }
                    return call(own, method, arguments);
                });
        context.registerService(
                TRANSPORTS, impatient, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 100)));
    }

    /** A copy of a policy; its builder has a setter for each value, of the same name. */
    private static Object shortened(Object policy) throws Throwable {
        Class<?> type = policy.getClass();
        Object builder = type.getMethod("builder", String.class)
                .invoke(null, type.getMethod("service").invoke(policy));
        for (Method setter : builder.getClass().getMethods()) {
            if (setter.getParameterCount() == 1 && setter.getReturnType() == builder.getClass()) {
                Object value = call(policy, type.getMethod(setter.getName()));
                if (value != null) {
                    call(builder, setter, value);
                }
            }
        }
        Class<?> builderType = builder.getClass();
        call(builder, builderType.getMethod("responseTimeout", Duration.class), SILENCE);
        call(builder, builderType.getMethod("backoff", Duration.class, Duration.class), FIRST_BACKOFF, LONGEST_BACKOFF);
        return call(builder, builderType.getMethod("build"));
    }

    private static Object call(Object receiver, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
