package org.usersync.connector.okta.internal;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.usersync.connector.okta.internal.FakeOkta.user;

/** Reading several groups at once. */
@Timeout(60)
class GroupsReaderTest {
    private final FakeOkta okta = new FakeOkta();
    private final OktaRun run = new OktaRun(okta);

    private String[] groups(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    okta.group("g" + i, "Team " + i, user("u" + i), user("all"));
                    return "Team " + i;
                })
                .toArray(String[]::new);
    }

    /** Stands in for a server that answers only when the call is given up. */
    private static HttpAnswer untilInterrupted() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpFailure(HttpFailure.Kind.CANCELLED, "the thread was interrupted", e);
        }
    }

    /** A thread that ended its work may need a moment to be gone. */
    private static List<String> readers() {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("okta-okta-"))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return threads.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    /** A second passes whenever somebody looks at the clock: every answer takes its time. */
    private void slowOkta() {
        AtomicInteger looks = new AtomicInteger();
        run.clock(() -> Instant.EPOCH.plusSeconds(looks.incrementAndGet()));
    }

    @Test
    void where_okta_takes_its_time_groups_are_read_at_once_but_not_all_of_them() {
        slowOkta();
        String[] names = groups(30);
        int few = Math.min(Pace.processors(), OktaClient.PARALLEL_CALLS);
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(OktaClient.PARALLEL_CALLS);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Boolean> daemons = ConcurrentHashMap.newKeySet();
        okta.answering(asked -> asked.contains("/users"), uri -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            daemons.add(Thread.currentThread().isDaemon());
            // The first answers tell how long they take.
            if (calls.incrementAndGet() > few) {
                together.countDown();
                await(together);
            }
            atOnce.decrementAndGet();
            return FakeAnswer.of(200, "[" + user("u" + uri.getPath().replaceAll("\\D+\\d+\\D+(\\d+).*", "$1")) + "]");
        });

        run.read(names);

        assertThat(run.ids()).hasSize(30).doesNotHaveDuplicates();
        assertThat(most).hasValue(OktaClient.PARALLEL_CALLS);
        assertThat(daemons).containsExactly(true);
        assertThat(readers()).isEmpty();
    }

    @Test
    void where_okta_answers_at_once_as_many_calls_as_there_are_processors_are_enough() {
        String[] names = groups(20);
        int few = Math.min(Pace.processors(), OktaClient.PARALLEL_CALLS);
        CountDownLatch together = new CountDownLatch(few);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        okta.answering(asked -> asked.contains("/users"), uri -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            atOnce.decrementAndGet();
            return FakeAnswer.of(200, "[" + user("u" + uri.getPath().replaceAll("\\D+\\d+\\D+(\\d+).*", "$1")) + "]");
        });

        run.read(names);

        assertThat(run.ids()).hasSize(20);
        assertThat(most).hasValue(few);
    }

    /** However many answers are there: what was parsed lies in memory until the sink has taken it. */
    @Test
    void few_pages_are_parsed_before_they_are_delivered() {
        slowOkta();
        String[] names = groups(40);
        int few = Pace.pages();
        CountDownLatch called = new CountDownLatch(OktaClient.PARALLEL_CALLS);
        CountDownLatch parsing = new CountDownLatch(few);
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        okta.answering(asked -> asked.contains("/users"), uri -> {
            String number = uri.getPath().replaceAll("\\D+\\d+\\D+(\\d+).*", "$1");
            FakeAnswer answer = FakeAnswer.of(200, "[" + user("u" + number) + "]");
            called.countDown();
            return new Parsed(answer, () -> {
                most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                parsing.countDown();
            });
        });

        run.read(
                user -> {
                    await(called);
                    await(parsing);
                    waiting.decrementAndGet();
                    return true;
                },
                names);

        assertThat(run.delivered()).hasSize(40);
        assertThat(most).hasValue(few);
    }

    /**
     * Tells when it is parsed.
     *
     * @param answer the answer
     * @param parsed runs then
     */
    private record Parsed(FakeAnswer answer, Runnable parsed) implements HttpAnswer {
        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public Optional<String> header(String name) {
            return answer.header(name);
        }

        @Override
        public List<String> headers(String name) {
            return answer.headers(name);
        }

        @Override
        public InputStream body() {
            parsed.run();
            return answer.body();
        }

        @Override
        public String requestId() {
            return answer.requestId();
        }
    }

    @Test
    void the_sink_is_called_by_one_thread_at_a_time() {
        String[] names = groups(50);
        AtomicBoolean busy = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();

        run.read(
                user -> {
                    overlapped.compareAndSet(false, !busy.compareAndSet(false, true));
                    Thread.onSpinWait();
                    busy.set(false);
                    return true;
                },
                names);

        assertThat(overlapped).isFalse();
        assertThat(run.delivered()).hasSize(100);
    }

    @Test
    void a_failed_page_of_any_group_fails_the_read_and_ends_the_others() {
        String[] names = groups(4);
        okta.answering(asked -> asked.contains("/users"), uri -> untilInterrupted())
                .answering(asked -> asked.contains("/g2/users"), FakeAnswer.error(403, "E0000006", "No permission"));

        assertThatThrownBy(() -> run.read(names))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTH))
                .hasMessageContaining("'Team 2'");
        assertThat(run.delivered()).isEmpty();
        assertThat(readers()).isEmpty();
    }

    @Test
    void nobody_is_delivered_after_a_failure_was_thrown() {
        String[] names = groups(30);
        okta.answering(asked -> asked.contains("/g7/users"), FakeAnswer.of(200, "[{"));

        assertThatThrownBy(() -> run.read(names)).isInstanceOf(ConnectorException.class);

        int delivered = run.delivered().size();
        assertThat(readers()).isEmpty();
        assertThat(run.delivered()).hasSize(delivered);
    }

    @Test
    void a_sink_that_says_stop_gets_nobody_more_and_the_read_returns() {
        String[] names = groups(4);
        okta.answering(asked -> asked.contains("/users"), uri -> untilInterrupted())
                .answering(
                        asked -> asked.contains("/g1/users"),
                        FakeAnswer.of(200, "[" + user("u1") + "," + user("u2") + "]"));

        run.read(user -> false, names);

        assertThat(run.ids()).containsExactly("u1");
        assertThat(readers()).isEmpty();
    }

    @Test
    void what_a_sink_throws_comes_back_and_ends_the_read() {
        String[] names = groups(4);

        assertThatThrownBy(() -> run.read(
                        user -> {
                            throw new IllegalStateException("full");
                        },
                        names))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(run.delivered()).hasSize(1);
    }

    @Test
    void an_error_comes_back_as_it_is() {
        Function<URI, HttpAnswer> broken = uri -> {
            throw new NoClassDefFoundError("gone");
        };
        String[] names = groups(2);
        okta.answering(asked -> asked.contains("/users"), broken);

        assertThatThrownBy(() -> run.read(names)).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void a_cancelled_run_delivers_nobody_and_calls_nobody_any_more() {
        AtomicBoolean cancelled = new AtomicBoolean();
        CountDownLatch fetchedAhead = new CountDownLatch(1);
        okta.group("g0", "Team 0", user("u0"), user("u1"), user("u2"), user("u3"))
                .longestPage(1)
                .answering(asked -> asked.contains("after=1"), uri -> {
                    fetchedAhead.countDown();
                    return FakeAnswer.of(200, "[" + user("u1") + "]").next(uri.getPath() + "?after=2&limit=1000");
                });
        run.cancelledWhen(cancelled::get);

        assertThatThrownBy(() -> run.read(
                        user -> {
                            await(fetchedAhead);
                            cancelled.set(true);
                            return true;
                        },
                        "Team 0"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(run.ids()).containsExactly("u0");
        assertThat(okta.asked()).filteredOn(asked -> asked.contains("/users")).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_next_page_is_fetched_while_a_page_is_delivered_and_no_further_one() {
        CountDownLatch second = new CountDownLatch(1);
        okta.group("g0", "Team 0", user("u0"), user("u1"), user("u2"), user("u3"))
                .longestPage(1)
                .answering(asked -> asked.contains("after=1"), uri -> {
                    second.countDown();
                    return FakeAnswer.of(200, "[" + user("u1") + "]").next(uri.getPath() + "?after=2&limit=1000");
                });
        AtomicInteger calls = new AtomicInteger();

        run.read(
                user -> {
                    // Would wait for ever if the page were asked for after the delivery.
                    await(second);
                    calls.compareAndSet(0, memberCalls());
                    return true;
                },
                "Team 0");

        assertThat(run.ids()).containsExactly("u0", "u1", "u2", "u3");
        assertThat(calls).hasValue(2);
        assertThat(memberCalls()).isEqualTo(4);
        assertThat(readers()).isEmpty();
    }

    private int memberCalls() {
        return (int)
                okta.asked().stream().filter(asked -> asked.contains("/users")).count();
    }

    @Test
    void calls_stay_bounded_while_pages_are_fetched_ahead() {
        String[] names = groups(20);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        okta.answering(asked -> asked.contains("/users"), uri -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            String group = uri.getPath().replaceAll("\\D+\\d+\\D+(\\d+).*", "$1");
            boolean first = uri.getQuery().startsWith("limit=");
            FakeAnswer answer = FakeAnswer.of(200, "[" + user("u" + group + (first ? "a" : "b")) + "]");
            atOnce.decrementAndGet();
            return first ? answer.next(uri.getPath() + "?after=1&limit=1000") : answer;
        });

        run.read(names);

        assertThat(run.ids()).hasSize(40).doesNotHaveDuplicates();
        assertThat(most).hasValueLessThanOrEqualTo(OktaClient.PARALLEL_CALLS);
    }

    @Test
    void a_page_fetched_ahead_that_fails_fails_the_read_after_the_page_before_it() {
        CountDownLatch failed = new CountDownLatch(1);
        okta.group("g0", "Team 0", user("u0"), user("u1"))
                .longestPage(1)
                .answering(asked -> asked.contains("after=1"), uri -> {
                    failed.countDown();
                    return FakeAnswer.error(403, "E0000006", "No permission");
                });

        assertThatThrownBy(() -> run.read(
                        user -> {
                            await(failed);
                            return true;
                        },
                        "Team 0"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTH));
        assertThat(run.ids()).containsExactly("u0");
        assertThat(readers()).isEmpty();
    }

    @Test
    void an_error_of_a_page_fetched_ahead_comes_back_as_it_is() {
        Function<URI, HttpAnswer> broken = uri -> {
            throw new NoClassDefFoundError("gone");
        };
        okta.group("g0", "Team 0", user("u0"), user("u1")).longestPage(1).answering(a -> a.contains("after=1"), broken);

        assertThatThrownBy(() -> run.read("Team 0")).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void a_sink_that_says_stop_ends_the_call_for_the_next_page() {
        CountDownLatch asked = new CountDownLatch(1);
        okta.group("g0", "Team 0", user("u0"), user("u1"))
                .longestPage(1)
                .answering(path -> path.contains("after=1"), uri -> {
                    asked.countDown();
                    return untilInterrupted();
                });

        run.read(
                user -> {
                    await(asked);
                    return false;
                },
                "Team 0");

        assertThat(run.ids()).containsExactly("u0");
        assertThat(readers()).isEmpty();
    }

    @Test
    void what_a_sink_throws_ends_the_call_for_the_next_page() {
        CountDownLatch asked = new CountDownLatch(1);
        okta.group("g0", "Team 0", user("u0"), user("u1"))
                .longestPage(1)
                .answering(path -> path.contains("after=1"), uri -> {
                    asked.countDown();
                    return untilInterrupted();
                });

        assertThatThrownBy(() -> run.read(
                        user -> {
                            await(asked);
                            throw new IllegalStateException("full");
                        },
                        "Team 0"))
                .hasMessage("full");
        assertThat(readers()).isEmpty();
    }

    @Test
    void an_interrupt_ends_the_read_and_is_kept() throws Exception {
        String[] names = groups(3);
        CountDownLatch reading = new CountDownLatch(1);
        okta.answering(asked -> asked.contains("/users"), uri -> {
            reading.countDown();
            return untilInterrupted();
        });
        AtomicBoolean kept = new AtomicBoolean();
        FutureTask<Throwable> read = new FutureTask<>(() -> {
            try {
                run.read(names);
                return new AssertionError("it returned");
            } catch (ConnectorException e) {
                kept.set(Thread.currentThread().isInterrupted());
                return e;
            }
        });
        Thread reader = new Thread(read);
        reader.start();
        reading.await();
        reader.interrupt();

        assertThat(read.get()).isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.CANCELLED));
        assertThat(kept).isTrue();
        assertThat(readers()).isEmpty();
    }
}
