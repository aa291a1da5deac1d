package dev.sessiondb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what the phase at work has done. Thread-safe. */
final class WorkTally {
    private final LongSupplier clock;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private Optional<String> phase = Optional.empty();
    private Optional<String> step = Optional.empty();
    private Speed speed = new Speed();
    private OptionalLong rows = OptionalLong.empty();
    private long startedAt;
    private int tables;
    private int finished;
    private long finishedRows;

    /** @param clock gives nanoseconds, and never goes back */
    WorkTally(LongSupplier clock) {
        this.clock = clock;
    }

    private static final class Running {
        private final OptionalLong rows;
        private final Speed speed = new Speed();
        private long done;

        Running(OptionalLong rows) {
            this.rows = rows;
        }

        Amount amount(long now) {
            return new Amount(done, rows, speed.perSecond(now, done));
        }
    }

    synchronized void phaseStarted(String title) {
        phase = Optional.of(title);
        startedAt = clock.getAsLong();
        tablesPlanned(0, OptionalLong.empty());
    }

    synchronized void stepStarted(String title) {
        tablesPlanned(0, OptionalLong.empty());
        step = Optional.of(title);
    }

    synchronized void phaseFinished() {
        phase = Optional.empty();
    }

    synchronized void tablesPlanned(int count, OptionalLong inAll) {
        running.clear();
        step = Optional.empty();
        speed = new Speed();
        tables = count;
        rows = inAll;
        finished = 0;
        finishedRows = 0;
    }

    synchronized void tableStarted(String table, OptionalLong of) {
        running.put(table, new Running(of));
    }

    /** Of a table that nobody began they don't count: it is read beside the work. */
    synchronized void rowsDone(String table, long more) {
        Running counted = running.get(table);
        if (counted != null) {
            counted.done += more;
        }
    }

    /** Gives how many of its rows were done. */
    synchronized long tableFinished(String table) {
        Running done = running.remove(table);
        if (done == null) {
            return 0;
        }
        finished++;
        finishedRows += done.rows.orElse(done.done);
        return done.done;
    }

    /** The phase at work, if one is. */
    synchronized Optional<WorkView> view() {
        long now = clock.getAsLong();
        return phase.map(title -> view(title, now));
    }

    private WorkView view(String title, long now) {
        List<WorkView.Table> tablesNow = running.entrySet().stream()
                .map(table ->
                        new WorkView.Table(table.getKey(), table.getValue().amount(now)))
                .toList();
        long done =
                finishedRows + running.values().stream().mapToLong(t -> t.done).sum();
        Amount all = new Amount(done, rows, speed.perSecond(now, done));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - startedAt);
        return new WorkView(title, step, seconds, tables, finished, all, tablesNow);
    }
}
