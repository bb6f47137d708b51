package org.usersync.benchmarks.python;

import java.lang.reflect.Method;

/** Knows which classes this virtual machine has loaded. */
final class LoadedClasses {
    /** Opens the only method that tells. */
    static final String VM_OPTION = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private LoadedClasses() {}

    static boolean contain(String name) throws ReflectiveOperationException {
        Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        return find.invoke(ClassLoader.getSystemClassLoader(), name) != null;
    }
}
