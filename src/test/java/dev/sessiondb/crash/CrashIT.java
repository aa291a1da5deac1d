package dev.sessiondb.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.BuiltJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, and whenever: the application's data are as before or complete, what was said is true, and the next run clears away and succeeds. {@code -Dcrash.kills=200} kills at random,
 * {@code -Dcrash.seed=7} from that seed on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final List<Kill> NAMED = List.of(
            new Kill(0, Journey.MOVE, new Moment.Appears(".partial"), Weapon.SIGKILL),
            new Kill(0, Journey.MOVE, new Moment.Statement("COPY ", 2, true), Weapon.SIGKILL),
            new Kill(0, Journey.MOVE, new Moment.Statement("CREATE INDEX", 1, true), Weapon.BACKENDS),
            new Kill(0, Journey.MOVE, new Moment.Statement("SET SCHEMA", 2, true), Weapon.SERVER),
            new Kill(0, Journey.MERGE, new Moment.Statement("TO STDOUT", 1, true), Weapon.CUT),
            new Kill(0, Journey.MERGE, new Moment.In("publish"), Weapon.SIGTERM),
            new Kill(0, Journey.MERGE, new Moment.Statement("COPY ", 1, true), Weapon.SILENCE_SIGINT),
            new Kill(0, Journey.CUT_OVER, new Moment.In("cutover"), Weapon.SIGKILL),
            new Kill(0, Journey.RESTORE_SERVER, new Moment.Statement("DELETE FROM", 1, true), Weapon.SIGKILL),
            new Kill(0, Journey.TO_SQLITE, new Moment.Appears(".tmp"), Weapon.SIGKILL),
            new Kill(0, Journey.TO_JSON, new Moment.Appears(".tmp"), Weapon.SIGKILL),
            new Kill(0, Journey.RESTORE_FILE, new Moment.Appears(".restoring"), Weapon.SIGKILL));

    @TempDir
    private static Path directory;

    private CrashServer server;
    private final Map<Journey, Trial> trials = new EnumMap<>(Journey.class);
    private final Map<Journey, Control> controls = new EnumMap<>(Journey.class);

    @BeforeAll
    void start() {
        server = new CrashServer(directory.resolve("server"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> namedPoints() {
        return NAMED.stream().map(kill -> DynamicTest.dynamicTest(kill.toString(), () -> run(kill)));
    }

    /** The program is held in the middle of its work. */
    @Test
    void statusAndTheNextRunSayThatOneIsAtWork() throws IOException {
        Stage stage = new Stage(server, Journey.MOVE, directory.resolve("at-work"));
        stage.reset();
        try (Line line = new Line(server.port())) {
            Moment held = new Moment.Statement("CREATE INDEX", 1, false);
            held.prepare(line);
            BuiltJar.Running running = stage.jar(line.port()).start(Journey.MOVE.arguments(stage.home()));
            while (!held.due(stage, line, running)) {
                assertThat(running.alive()).as(running.stderr()).isTrue();
                Leftovers.pause();
            }
            JsonNode status = stage.status();
            JsonNode last = status.at("/result/postgres/lastRun");
            assertThat(last.path("died").asBoolean(true)).as(last.toString()).isFalse();
            assertThat(status.at("/result/next").toString())
                    .contains(last.path("runId").asText() + " is at work");
            BuiltJar.Result second = stage.jar(server.port()).run(Journey.MOVE.arguments(stage.home()));
            assertThat(second.exitStatus()).as(second.stderr()).isEqualTo(11);
            assertThat(second.stderr()).contains(last.path("runId").asText());
            line.release();
            BuiltJar.Result first = running.await();
            assertThat(first.exitStatus()).as(first.stderr()).isZero();
        }
    }

    /** Else its locks would stay for as long as the statement takes. */
    @Test
    void theServerGivesUpAStatementWhoseClientIsGone() {
        Stage stage = new Stage(server, Journey.MOVE, directory.resolve("gone"));
        stage.reset();
        server.execute(
                stage.database(),
                """
                CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_sleep(120); END $$
                """,
                "CREATE EVENT TRIGGER slow ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION slow()");
        BuiltJar.Running running = stage.jar(server.port()).start(Journey.MOVE.arguments(stage.home()));
        while (server.query(stage.database(), "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                .isEmpty()) {
            assertThat(running.alive()).as(running.stderr()).isTrue();
            Leftovers.pause();
        }
        running.signal("KILL");
        running.await();
        assertThat(new Leftovers(stage).sessions()).isEmpty();
    }

    @TestFactory
    List<DynamicTest> random() {
        long first = Long.getLong("crash.seed", 1);
        List<DynamicTest> tests = new ArrayList<>();
        for (long seed = first; seed < first + Integer.getInteger("crash.kills", 0); seed++) {
            long one = seed;
            Journey journey = Journey.values()[(int) (seed % Journey.values().length)];
            tests.add(DynamicTest.dynamicTest("seed " + seed, () -> {
                trial(journey);
                run(Kill.of(one, journey, controls.get(journey)));
            }));
        }
        return tests;
    }

    private void run(Kill kill) throws IOException {
        Trial trial = trial(kill.journey());
        trial.of(kill, controls.get(kill.journey()));
    }

    /** The first use of a journey runs it undisturbed. */
    private Trial trial(Journey journey) throws IOException {
        if (!trials.containsKey(journey)) {
            Trial trial = new Trial(new Stage(server, journey, directory.resolve(journey.name())));
            controls.put(journey, trial.control());
            trials.put(journey, trial);
        }
        return trials.get(journey);
    }
}
