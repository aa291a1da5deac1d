package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkTallyTest {
    private final AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
    private final WorkTally tally = new WorkTally(clock::get);

    private void pass(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    private WorkView view() {
        return tally.view().orElseThrow();
    }

    private void begin() {
        tally.phaseStarted("stage");
        tally.tablesPlanned(2, OptionalLong.of(10_000));
        tally.tableStarted("a", OptionalLong.of(8_000));
        tally.tableStarted("b", OptionalLong.of(2_000));
    }

    @Test
    void rowsAndSpeedAndTimeLeft() {
        begin();
        view();
        tally.rowsDone("a", 1_500);
        tally.rowsDone("b", 500);
        pass(2_000);
        WorkView view = view();
        assertThat(view.all()).isEqualTo(new Amount(2_000, OptionalLong.of(10_000), OptionalLong.of(1_000)));
        assertThat(view.all().percent()).isEqualTo(OptionalInt.of(20));
        assertThat(view.all().secondsLeft()).isEqualTo(OptionalLong.of(8));
        assertThat(view.running().get(0).amount().secondsLeft()).isEqualTo(OptionalLong.of(9));
        assertThat(view.seconds()).isEqualTo(2);
    }

    @Test
    void speedIsThatOfTheLastTenSeconds() {
        begin();
        for (int i = 0; i < 20; i++) {
            view();
            tally.rowsDone("a", i < 5 ? 1_000 : 100);
            pass(1_000);
        }
        assertThat(view().running().get(0).amount().perSecond()).isEqualTo(OptionalLong.of(100));
    }

    @Test
    void nothingIsSaidOfTheFirstMoment() {
        begin();
        view();
        tally.rowsDone("a", 4_000);
        pass(400);
        assertThat(view().all().perSecond()).isEmpty();
        assertThat(view().all().secondsLeft()).isEmpty();
    }

    @Test
    void aTableThatIsDoneCountsWhole() {
        begin();
        tally.rowsDone("b", 1_000);
        tally.tableFinished("b");
        assertThat(view().finished()).isOne();
        assertThat(view().all().done()).isEqualTo(2_000);
        assertThat(view().running()).extracting(WorkView.Table::name).containsExactly("a");
    }

    @Test
    void aTableBegunAnewBeginsAtNothing() {
        begin();
        tally.rowsDone("a", 4_000);
        tally.tableStarted("a", OptionalLong.of(8_000));
        assertThat(view().all().done()).isZero();
    }

    @Test
    void neverMoreThanAll() {
        begin();
        tally.rowsDone("a", 50_000);
        assertThat(view().all().percent()).isEqualTo(OptionalInt.of(100));
        assertThat(view().all().secondsLeft()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void whatNobodyBeganIsNotCounted() {
        begin();
        tally.rowsDone("another", 5);
        tally.tableFinished("another");
        assertThat(view().all().done()).isZero();
        assertThat(view().finished()).isZero();
    }

    @Test
    void aStepHasNoTables() {
        begin();
        tally.stepStarted("keys and indexes");
        assertThat(view().step()).contains("keys and indexes");
        assertThat(view().tables()).isZero();
        tally.phaseFinished();
        assertThat(tally.view()).isEmpty();
    }

    @Test
    void severalThreadsLoadOneTable() throws InterruptedException {
        begin();
        List<Thread> threads =
                Stream.generate(() -> new Thread(this::load)).limit(4).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(view().all().done()).isEqualTo(8_000);
    }

    private void load() {
        for (int i = 0; i < 2_000; i++) {
            tally.rowsDone("a", 1);
        }
    }
}
