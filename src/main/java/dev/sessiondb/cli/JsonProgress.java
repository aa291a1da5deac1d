package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.migrate.Phase;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells where a run is as one JSON document per line; {@code docs/schema/progress.schema.json} describes them. Fields may be added, never changed. */
final class JsonProgress extends TalliedProgress {
    private static final String PHASE = "phase";
    private static final String TABLE = "table";

    private final PrintWriter err;
    private final Clock clock;

    /** @param nanoseconds a clock that never goes back */
    JsonProgress(PrintWriter err, Clock clock, LongSupplier nanoseconds) {
        super(new WorkTally(nanoseconds));
        this.err = err;
        this.clock = clock;
    }

    /** Tells now how far the phase at work is. */
    void tick() {
        tally().view().ifPresent(view -> print(progress(view)));
    }

    private ObjectNode progress(WorkView view) {
        ObjectNode event = event("progress")
                .put(PHASE, view.phase())
                .put("seconds", view.seconds())
                .put("tables", view.tables())
                .put("tablesFinished", view.finished());
        view.step().ifPresent(step -> event.put("step", step));
        amount(event, view.all());
        ArrayNode running = event.putArray("running");
        view.running().forEach(table -> amount(running.addObject().put(TABLE, table.name()), table.amount()));
        return event;
    }

    private static void amount(ObjectNode event, Amount amount) {
        event.put("rowsDone", amount.done());
        amount.rows().ifPresent(rows -> event.put("rows", rows));
        amount.percent().ifPresent(percent -> event.put("percent", percent));
        amount.perSecond().ifPresent(speed -> event.put("rowsPerSecond", speed));
        amount.secondsLeft().ifPresent(left -> event.put("secondsLeft", left));
    }

    @Override
    public void phaseStarted(Phase phase) {
        super.phaseStarted(phase);
        print(event("phase-started").put(PHASE, phase.title()));
    }

    @Override
    public void stepStarted(String step) {
        super.stepStarted(step);
        ObjectNode event = event("step-started");
        tally().view().ifPresent(view -> event.put(PHASE, view.phase()));
        print(event.put("step", step));
    }

    @Override
    public void phaseFinished(Phase phase, long milliseconds) {
        super.phaseFinished(phase, milliseconds);
        print(event("phase-finished").put(PHASE, phase.title()).put("milliseconds", milliseconds));
    }

    @Override
    public void tableStarted(String table, OptionalLong rows) {
        super.tableStarted(table, rows);
        ObjectNode event = ofTable("table-started", table);
        rows.ifPresent(known -> event.put("rows", known));
        print(event);
    }

    @Override
    public void tableFinished(String table) {
        long done = tally().tableFinished(table);
        print(ofTable("table-finished", table).put("rowsDone", done));
    }

    @Override
    public void note(String message) {
        print(event("note").put("message", message));
    }

    private ObjectNode ofTable(String name, String table) {
        ObjectNode event = event(name);
        tally().view().ifPresent(view -> event.put(PHASE, view.phase()));
        return event.put(TABLE, table);
    }

    private ObjectNode event(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", 1)
                .put("event", name)
                .put("time", clock.instant().toString());
    }

    private synchronized void print(ObjectNode event) {
        err.println(event);
        err.flush();
    }
}
