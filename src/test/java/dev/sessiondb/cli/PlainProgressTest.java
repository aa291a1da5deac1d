package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.migrate.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private final AtomicLong clock = new AtomicLong();
    private final StringWriter err = new StringWriter();
    private final PlainProgress progress = new PlainProgress(new PrintWriter(err), clock::get, true);

    @Test
    void saysNowAndThenHowFarItIs() {
        progress.phaseStarted(Phase.STAGE);
        progress.tick();
        progress.tablesPlanned(1, OptionalLong.of(2_000_000));
        progress.tableStarted("messages", OptionalLong.of(2_000_000));
        progress.tick();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        progress.rowsDone("messages", 500_000);
        progress.tick();
        progress.tableFinished("messages");
        progress.stepStarted("keys and indexes");
        progress.tick();
        progress.phaseFinished(Phase.STAGE, 3_100);
        progress.tick();
        assertThat(err.toString().lines())
                .containsExactly(
                        "stage ...",
                        "stage: at work for 0 seconds",
                        "stage: at work for 0 seconds",
                        "stage: 500,000 of 2,000,000 rows, 25 %, 250,000 rows per second, about 6 seconds left",
                        "stage: keys and indexes, at work for 2 seconds",
                        "stage done in 3.1 s");
    }

    @Test
    void withoutAKnownEnd() {
        progress.phaseStarted(Phase.PREFLIGHT);
        progress.tablesPlanned(3, OptionalLong.empty());
        progress.tableStarted("messages", OptionalLong.empty());
        progress.rowsDone("messages", 4_096);
        progress.tick();
        assertThat(err.toString()).endsWith("preflight: 4,096 rows\n");
    }
}
