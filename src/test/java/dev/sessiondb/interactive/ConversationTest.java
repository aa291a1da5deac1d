package dev.sessiondb.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.config.Secret;
import dev.sessiondb.error.SessionDbException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which commands answers lead to, and what is printed at the end. */
class ConversationTest {
    private static final String DRY_RUN = "migrate to postgres --sqlite-path app.db";
    private static final Outcome FINE = outcome(0, "[]", "[]");
    private static final Outcome ORPHANS = outcome(4, """
            [{"id": "data.constraints", "status": "fail", "title": "keys hold", "detail": "?", "hint": "mend them"}]
            """, """
            [{"code": "foreign-key-violated", "severity": "error", "table": "c", "column": "p",
              "message": "1 row breaks its foreign key", "options": ["--orphans"], "docs": "docs/findings.md#x"}]
            """);
    private static final Outcome VALUES = outcome(4, """
            [{"id": "data.conversion", "status": "fail", "title": "values convert", "detail": "?"}]
            """, """
            [{"code": "value-not-converted", "severity": "error", "table": "a", "column": "x",
              "message": "NUL", "options": ["--nul", "--on-error"], "docs": "docs/findings.md#x"},
             {"code": "value-not-converted", "severity": "error", "table": "b", "column": "y",
              "message": "no number", "options": ["--on-error"], "docs": "docs/findings.md#x"}]
            """);
    private static final Outcome NOBODY = outcome(12, """
            [{"id": "backup.space", "status": "fail", "title": "room", "detail": "none"},
             {"id": "target.reachable", "status": "fail", "title": "PostgreSQL answers", "detail": "refused"}]
            """, "[]");

    private final KnownSetup setup = new KnownSetup(Optional.of("`db:5432/app`"));

    private static Outcome outcome(int status, String checks, String findings) {
        try {
            return new Outcome(
                    status,
                    new ObjectMapper()
                            .readTree("{\"checks\": " + checks + ", \"plan\": {\"findings\": " + findings + "}}"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int hold(ScriptedDialogue dialogue, RecordingRunner runner) {
        int status = new Conversation(dialogue, runner, setup).hold(List.of());
        assertThat(dialogue.finished()).isTrue();
        return status;
    }

    @Test
    void theShortestWay() {
        RecordingRunner runner = new RecordingRunner(FINE, FINE, FINE);
        ScriptedDialogue dialogue = new ScriptedDialogue("", "", "", "", "yes");
        assertThat(hold(dialogue, runner)).isZero();
        assertThat(runner.commands()).containsExactly(DRY_RUN, DRY_RUN + " --rehearse", DRY_RUN + " --execute");
        assertThat(dialogue.shown()).endsWith("the same without questions:", "  sessiondb " + DRY_RUN + " --execute");
    }

    @Test
    void decisionsAreTriedUntilNothingStopsTheRun() {
        RecordingRunner runner = new RecordingRunner(ORPHANS, ORPHANS, FINE);
        ScriptedDialogue dialogue = new ScriptedDialogue("1", "y", "7", "x", "2", "4", "n", "y", "no");
        assertThat(hold(dialogue, runner)).isZero();
        assertThat(runner.commands())
                .containsExactly(DRY_RUN, DRY_RUN + " --orphans null", DRY_RUN + " --orphans reject");
        assertThat(dialogue.shown())
                .contains("  table `c`, column `p`: 1 row breaks its foreign key", "  remedy: mend them")
                .contains("  `--orphans null` alone does not settle it", "not run: nothing was changed")
                .endsWith("  sessiondb " + DRY_RUN + " --orphans reject --set-default");
    }

    @Test
    void theGeneralAnswerSettlesTheSpecialQuestion() {
        RecordingRunner runner = new RecordingRunner(VALUES, FINE);
        hold(new ScriptedDialogue("", "", "4", "n", "n", "n"), runner);
        assertThat(runner.commands()).containsExactly(DRY_RUN, DRY_RUN + " --on-error widen");
    }

    @Test
    void theSpecialAnswerDoesNotSettleTheGeneralQuestion() {
        RecordingRunner runner = new RecordingRunner(VALUES, FINE);
        hold(new ScriptedDialogue("", "", "2", "3", "n", "n", "n"), runner);
        assertThat(runner.commands()).containsExactly(DRY_RUN, DRY_RUN + " --nul strip --on-error skip");
    }

    @Test
    void whatCannotBeDecidedComesFirstAndAlone() {
        RecordingRunner runner = new RecordingRunner(NOBODY, NOBODY, FINE);
        ScriptedDialogue dialogue =
                new ScriptedDialogue("", "", "2", "3", "nonsense", "postgresql://u:sesame@h/d", "n", "n", "n");
        hold(dialogue, runner);
        assertThat(setup.connections()).containsExactly(Secret.of("postgresql://u:sesame@h/d"));
        assertThat(runner.commands()).containsOnly(DRY_RUN);
        assertThat(dialogue.shown())
                .contains("the connection can't be understood")
                .anyMatch(line -> line.contains("export SESSIONDB_POSTGRES_URL"))
                .noneMatch(line -> line.contains("sesame") || line.contains("backup.space"));
    }

    @Test
    void stoppingKeepsTheDryRunsStatus() {
        RecordingRunner runner = new RecordingRunner(ORPHANS);
        assertThat(hold(new ScriptedDialogue("", "", ""), runner)).isEqualTo(4);
    }

    @Test
    void aFailedRehearsalIsTheEnd() {
        RecordingRunner runner = new RecordingRunner(FINE, outcome(7, "[]", "[]"));
        assertThat(hold(new ScriptedDialogue("", "", ""), runner)).isEqualTo(7);
    }

    @Test
    void brokenOffItStillSaysTheCommand() {
        RecordingRunner runner = new RecordingRunner(ORPHANS, ORPHANS);
        ScriptedDialogue dialogue = new ScriptedDialogue("gone.db", "app.db", "", "2");
        assertThatThrownBy(() -> hold(dialogue, runner)).isInstanceOf(SessionDbException.class);
        assertThat(dialogue.shown())
                .contains("`gone.db` can't be a source")
                .endsWith("  sessiondb " + DRY_RUN + " --orphans null");
    }
}
