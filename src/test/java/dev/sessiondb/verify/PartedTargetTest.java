package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartedTargetTest {
    private static final HashKey KEY = HashKey.random();
    private static final List<VerifyColumn> COLUMNS = List.of(Comparing.key(0, "id", TypeKind.BIGINT));

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private PartedTarget parts(int count, int lanes, IntFunction<TargetRows> open) {
        TargetParts parts = new TargetParts() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public TargetRows open(int part) {
                threads.add(Thread.currentThread());
                return open.apply(part);
            }
        };
        return new PartedTarget(parts, () -> new BinaryRows(List.of()), new LoadLanes(lanes));
    }

    private static TargetRows row(long id) {
        return new BinaryRows(List.of(Comparing.target(Sent.int8(id))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50})
    void everyPartIsReadOnceHoweverManyLanesAreFree(int lanes) {
        List<List<byte[]>> all = new ArrayList<>();
        for (long id = 0; id < 40; id++) {
            all.add(List.of(Sent.int8(id)));
        }
        Buckets whole = parts(1, 0, part -> new BinaryRows(all)).sums(COLUMNS, KEY);
        Buckets parted = parts(40, lanes, PartedTargetTest::row).sums(COLUMNS, KEY);
        assertThat(parted.rows()).isEqualTo(40);
        assertThat(new BucketPair(whole, parted).equal()).isTrue();
        assertThat(threads).hasSizeLessThanOrEqualTo(lanes + 2);
    }

    /** Each waits until the other has begun. */
    @Test
    void twoPartsAreReadAtOnceAndTheLaneIsGivenBack() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        PartedTarget target = parts(2, 1, part -> {
            both.countDown();
            await(both);
            return row(part);
        });
        assertThat(target.sums(COLUMNS, KEY).rows()).isEqualTo(2);
        assertThat(target.lanes().takeFree()).isTrue();
        assertThat(threads).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPartThatFailsEndsItAll(int bad) throws InterruptedException {
        PartedTarget target = parts(3, 1, part -> {
            if (part == bad) {
                throw Problem.of(ErrorCode.MIGRATION_FAILED, "the connection is gone")
                        .toException();
            }
            return row(part);
        });
        assertThatThrownBy(() -> target.sums(COLUMNS, KEY))
                .isInstanceOf(SessionDbException.class)
                .hasMessageContaining("the connection is gone");
        assertNoneLeft();
        assertThat(target.lanes().takeFree()).isTrue();
    }

    /** The caller's thread goes on with its part until the other has failed. */
    @Test
    void afterAFailureNoFurtherPartIsBegun() {
        int most = 100_000;
        Thread caller = Thread.currentThread();
        CountDownLatch failing = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        PartedTarget target = parts(most, 1, part -> {
            begun.incrementAndGet();
            if (Thread.currentThread() != caller) {
                failing.countDown();
                throw Problem.of(ErrorCode.MIGRATION_FAILED, "the connection is gone")
                        .toException();
            }
            await(failing);
            return row(part);
        });
        assertThatThrownBy(() -> target.sums(COLUMNS, KEY)).hasMessageContaining("the connection is gone");
        assertThat(begun.get()).isLessThan(most);
    }

    @Test
    void anInterruptionEndsItAll() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        PartedTarget target = parts(2, 1, part -> {
            if (threads.size() == 2) {
                threads.forEach(Thread::interrupt);
            }
            await(never);
            return row(part);
        });
        assertThatThrownBy(() -> target.sums(COLUMNS, KEY)).isInstanceOf(SessionDbException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertNoneLeft();
    }

    /** A pool is ended a moment before its threads are. */
    private void assertNoneLeft() throws InterruptedException {
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted").toException();
        }
    }
}
