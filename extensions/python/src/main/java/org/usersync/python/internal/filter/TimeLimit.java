package org.usersync.python.internal.filter;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;
import org.usersync.python.internal.interpreter.Limits;

/**
 * Ends evaluations that take too long: first by an exception at the interpreter's next step, and where none comes, by
 * telling whoever waits for the evaluation.
 */
final class TimeLimit implements Limits, AutoCloseable {
    /**
     * As many characters or items as a value of a filter may have. Not more, because Java's search of a text in a text takes
     * their lengths multiplied, and while it runs in compiled code not even the watchdog gets on.
     */
    private static final long MOST = 100_000;

    private final Duration limit;
    private final Duration grace;
    private final Set<Evaluation> evaluations = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Evaluation> mine = ThreadLocal.withInitial(this::register);
    private final Thread watchdog = new Thread(this::watch, "python-watchdog");
    private volatile boolean closed;

    /**
     * Makes a limit and its watchdog.
     *
     * @param limit how long one evaluation may take
     * @param grace how long it may take to end then
     */
    TimeLimit(Duration limit, Duration grace) {
        this.limit = limit;
        this.grace = grace;
        watchdog.setDaemon(true);
    }

    void start() {
        watchdog.start();
    }

    /** The evaluations of one thread, one after the other. */
    static final class Evaluation {
        private final Thread owner = Thread.currentThread();
        private final ThreadState thread = Py.getThreadState();
        private @Nullable FilterExpression expression;
        private String label = "";
        /** By the system's nano clock; 0: none under way. Written last, so that a reader sees the rest. */
        private volatile long since;

        private volatile boolean expired;
        private volatile boolean reported;

        ThreadState thread() {
            return thread;
        }

        void begin(FilterExpression what, String forWhom) {
            expression = what;
            label = forWhom;
            since = System.nanoTime() | 1;
        }

        /** Ends it; tells whether its time was up. */
        boolean end() {
            since = 0;
            if (!expired) {
                return false;
            }
            expired = false;
            thread.tracefunc = null;
            return true;
        }
    }

    private Evaluation register() {
        Evaluation evaluation = new Evaluation();
        evaluations.add(evaluation);
        return evaluation;
    }

    /** {@return the evaluations of this thread} */
    Evaluation mine() {
        return mine.get();
    }

    @Override
    public void step() {
        if (mine.get().expired) {
            throw timeUp();
        }
    }

    @Override
    public long most() {
        return MOST;
    }

    /** What is wrong, for messages. */
    String problem() {
        return "it takes longer than " + limit.toMillis() / 1000.0 + " s";
    }

    private PyException timeUp() {
        return Py.RuntimeError(problem());
    }

    private void watch() {
        long pause = Math.max(1, Math.min(100, limit.toMillis() / 5));
        while (!closed) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            for (Iterator<Evaluation> all = evaluations.iterator(); all.hasNext(); ) {
                Evaluation evaluation = all.next();
                if (evaluation.owner.isAlive()) {
                    judge(evaluation);
                } else {
                    all.remove();
                }
            }
        }
    }

    private void judge(Evaluation evaluation) {
        long since = evaluation.since;
        if (since == 0) {
            return;
        }
        long nanos = System.nanoTime() - since;
        if (nanos > limit.toNanos() && !evaluation.expired) {
            evaluation.thread.tracefunc = new Stop();
            evaluation.expired = true;
            if (evaluation.since != since) {
                // It ended meanwhile; the next one has its whole time.
                evaluation.expired = false;
                evaluation.thread.tracefunc = null;
            }
        } else if (nanos > limit.plus(grace).toNanos() && evaluation.expired && !evaluation.reported) {
            FilterExpression expression = evaluation.expression;
            if (expression != null && evaluation.since == since) {
                evaluation.reported = true;
                expression.stuck(evaluation.label);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watchdog.interrupt();
    }

    /** Throws at the next call, or step of a generator. */
    private final class Stop extends TraceFunction {
        @Override
        public TraceFunction traceCall(PyFrame frame) {
            throw timeUp();
        }

        @Override
        public TraceFunction traceReturn(PyFrame frame, PyObject result) {
            return this;
        }

        @Override
        public TraceFunction traceLine(PyFrame frame, int line) {
            throw timeUp();
        }

        @Override
        public TraceFunction traceException(PyFrame frame, PyException exception) {
            return this;
        }
    }
}
