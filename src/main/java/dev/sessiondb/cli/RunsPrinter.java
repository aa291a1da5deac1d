package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.store.RunSnapshot;
import dev.sessiondb.store.RunSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** Prints runs as text. */
final class RunsPrinter {
    private final PrintWriter out;
    private final Instant now;

    /** @param now what ages are counted from */
    RunsPrinter(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void list(List<RunSummary> runs) {
        for (RunSummary run : runs) {
            out.printf(
                    "%s  %-10s  %s  from %s%n",
                    run.runId(), state(run), Ages.words(run.startedAt(), now), run.source());
            run.error().ifPresent(error -> out.println("  error  " + Words.indent(error, 4)));
        }
        out.println(Words.count(runs.size(), "run"));
        out.flush();
    }

    void show(RunSummary run) {
        out.println("run " + run.runId());
        line("state", state(run) + " (phase " + run.phase() + ")");
        line("started", run.startedAt() + ", " + Ages.words(run.startedAt(), now));
        run.finishedAt().ifPresent(at -> line("ended", at.toString()));
        line("source", run.source());
        run.snapshot().ifPresent(this::snapshot);
        line(
                "by",
                run.user() + " on host " + run.host() + ", process " + run.pid() + ", sessiondb " + run.toolVersion());
        run.error().ifPresent(error -> line("error", Words.indent(error, 4)));
        ObjectNode detail = JsonRuns.detail(run.detail());
        detail.properties()
                .forEach(entry -> line(
                        entry.getKey(),
                        entry.getValue().isTextual()
                                ? entry.getValue().asText()
                                : entry.getValue().toString()));
        out.flush();
    }

    private void snapshot(RunSnapshot snapshot) {
        line("copy", snapshot.copy() + "  (SHA-256 " + snapshot.sha256() + ")");
        line("manifest", snapshot.manifest().toString());
    }

    /** In a word: the ledger of a run that died says what it did last, which is not what it is now. */
    static String state(RunSummary run) {
        if (run.died()) {
            return "died";
        }
        return run.underWay() ? "at work" : run.state();
    }

    private void line(String name, String text) {
        out.printf("  %-10s  %s%n", name, text);
    }
}
