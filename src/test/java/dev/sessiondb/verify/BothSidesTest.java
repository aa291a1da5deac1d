package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.TargetRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sides at once end together, whatever happens to one of them. */
@Timeout(20)
class BothSidesTest {
    private static final List<VerifyColumn> COLUMNS = List.of(key(0, "id", TypeKind.BIGINT));
    private static final int MANY = 50_000;

    private final List<Rows> opened = Collections.synchronizedList(new ArrayList<>());

    /** Numbers from 0, and what is done in front of each. */
    private final class Rows implements TargetRows {
        private final int count;
        private final Visit visit;
        private final Thread thread = Thread.currentThread();
        private final AtomicBoolean closed = new AtomicBoolean();
        private int current = -1;

        Rows(int count, Visit visit) {
            this.count = count;
            this.visit = visit;
            opened.add(this);
        }

        @Override
        public boolean next() {
            visit.at(++current);
            return current < count;
        }

        @Override
        public byte[] buffer() {
            return Sent.int8(current);
        }

        @Override
        public int offset(int column) {
            return 0;
        }

        @Override
        public int length(int column) {
            return Long.BYTES;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private interface Visit {
        void at(int row);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(opened).allMatch(rows -> rows.closed.get());
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("compare"));
    }

    @Test
    void manyRowsTakeTwoThreads() {
        BucketPair sums = sums(MANY, row -> {}, () -> new Rows(MANY, row -> {}));
        assertThat(sums.equal()).isTrue();
        assertThat(sums.here().rows()).isEqualTo(MANY);
        assertThat(sums.there().rows()).isEqualTo(MANY);
        assertThat(opened)
                .hasSize(2)
                .filteredOn(rows -> rows.thread == Thread.currentThread())
                .hasSize(1);
    }

    @Test
    void fewRowsTakeOne() {
        assertThat(sums(100, row -> {}, () -> new Rows(100, row -> {})).equal()).isTrue();
        assertThat(opened).hasSize(2).allMatch(rows -> rows.thread == Thread.currentThread());
    }

    @Test
    void aRowMoreOrLessIsSeen() {
        assertThat(sums(MANY, row -> {}, () -> new Rows(MANY - 1, row -> {})).equal())
                .isFalse();
        assertThat(sums(MANY - 1, row -> {}, () -> new Rows(MANY, row -> {})).equal())
                .isFalse();
        assertThat(sums(100, row -> {}, () -> new Rows(MANY, row -> {})).equal())
                .isFalse();
    }

    @Test
    void failureOfTheOtherSideEndsThisOne() {
        IllegalStateException failure = new IllegalStateException("there");
        AtomicReference<Integer> last = new AtomicReference<>(0);
        CountDownLatch failed = new CountDownLatch(1);
        Throwable thrown = catchThrowable(() -> sums(
                Integer.MAX_VALUE,
                row -> {
                    last.set(row);
                    if (row == 5_000) {
                        await(failed);
                    }
                },
                () -> new Rows(MANY, row -> {
                    if (row == 2_000) {
                        failed.countDown();
                        throw failure;
                    }
                })));
        assertThat(thrown).isSameAs(failure);
        assertThat(last.get()).isLessThan(Integer.MAX_VALUE - 1);
    }

    @Test
    void failureOfThisSideEndsTheOther() {
        IllegalStateException failure = new IllegalStateException("here");
        assertThatThrownBy(() -> sums(
                        MANY,
                        row -> {
                            if (row == 20_000) {
                                throw failure;
                            }
                        },
                        () -> new Rows(Integer.MAX_VALUE, row -> {})))
                .isSameAs(failure);
    }

    /** Such as one that waits for a connection of the pool. */
    @Test
    void failureOfThisSideEndsTheOtherThatWaits() {
        IllegalStateException failure = new IllegalStateException("here");
        CountDownLatch waiting = new CountDownLatch(1);
        assertThatThrownBy(() -> sums(
                        MANY,
                        row -> {
                            if (row == 20_000) {
                                await(waiting);
                                throw failure;
                            }
                        },
                        () -> new Rows(MANY, row -> {
                            waiting.countDown();
                            await(new CountDownLatch(1));
                        })))
                .isSameAs(failure);
    }

    @Test
    void aSideThatDoesNotOpen() {
        IllegalStateException failure = new IllegalStateException("no connection");
        assertThatThrownBy(() -> sums(MANY, row -> {}, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void errorsArePassedOn() {
        OutOfMemoryError failure = new OutOfMemoryError("planted");
        assertThatThrownBy(() -> sums(MANY, row -> {}, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void interruptionEndsBoth() {
        SessionDbException thrown = catchThrowableOfType(
                SessionDbException.class,
                () -> sums(
                        Integer.MAX_VALUE,
                        row -> {
                            if (row == 20_000) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        () -> new Rows(Integer.MAX_VALUE, row -> {})));
        assertThat(thrown.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptionWhileTheOtherSideIsWaitedFor() throws InterruptedException {
        Thread caller = Thread.currentThread();
        CountDownLatch blocked = new CountDownLatch(1);
        Thread interrupter = new Thread(() -> {
            await(blocked);
            awaitWaiting(caller);
            caller.interrupt();
        });
        interrupter.start();
        SessionDbException thrown = catchThrowableOfType(
                SessionDbException.class,
                () -> sums(
                        2_000,
                        row -> {},
                        () -> new Rows(MANY, row -> {
                            blocked.countDown();
                            await(new CountDownLatch(1));
                        })));
        assertThat(thrown.code()).isEqualTo(ErrorCode.INTERRUPTED);
        interrupter.join();
    }

    private BucketPair sums(int count, Visit visit, Supplier<TargetRows> there) {
        HashKey hashKey = HashKey.random();
        return new BothSides(COLUMNS, hashKey)
                .sums(
                        () -> new TargetSide(new Rows(count, visit), COLUMNS, hashKey),
                        () -> new TargetSide(there.get(), COLUMNS, hashKey));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
