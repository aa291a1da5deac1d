package dev.sessiondb.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.migrate.Phase;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressNoticesTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<ProgressNotification> told = new ArrayList<>();
    private final ProgressNotices notices = new ProgressNotices("t", told::add, clock::get);

    @Test
    void rowsAreToldOnceASecondAndEachNoticeIsAStep() {
        notices.phaseStarted(Phase.STAGE);
        notices.tablesPlanned(2, OptionalLong.of(5_000));
        notices.rowsDone("a", 1_000);
        clock.set(1_000_000_000);
        notices.rowsDone("b", 1_500);
        notices.rowsDone("b", 500);
        notices.tableFinished("b");
        notices.stepStarted("keys and indexes");
        notices.phaseFinished(Phase.STAGE, 1_240);
        notices.note("tried again");
        assertThat(told)
                .extracting(ProgressNotification::message)
                .containsExactly(
                        "stage ...",
                        "stage: 2500 of 5000 rows",
                        "stage: table b (1 of 2)",
                        "stage: keys and indexes",
                        "stage done in 1.2 s",
                        "tried again");
        assertThat(told).extracting(ProgressNotification::progress).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(told).extracting(ProgressNotification::progressToken).containsOnly("t");
    }

    @Test
    void eachPhaseCountsAnew() {
        notices.phaseStarted(Phase.STAGE);
        notices.tablesPlanned(1, OptionalLong.of(10));
        notices.rowsDone("a", 10);
        notices.phaseStarted(Phase.VERIFY);
        clock.set(2_000_000_000);
        notices.rowsDone("a", 4);
        assertThat(told).last().extracting(ProgressNotification::message).isEqualTo("verify: 4 rows");
    }
}
