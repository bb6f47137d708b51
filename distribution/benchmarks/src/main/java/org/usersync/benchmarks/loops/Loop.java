package org.usersync.benchmarks.loops;

/**
 * One loop that is measured.
 *
 * @param of the class of the benchmark
 * @param method its method; it tells microseconds for one user
 * @param title as the table shows it
 * @param target the most microseconds it may take; 0 for none
 */
public record Loop(Class<?> of, String method, String title, double target) {
    /**
     * A loop without a target.
     *
     * @param of the class of the benchmark
     * @param method its method
     * @param title as the table shows it
     */
    public Loop(Class<?> of, String method, String title) {
        this(of, method, title, 0);
    }

    /** {@return what JMH calls it} */
    String name() {
        return of.getName() + "." + method;
    }
}
