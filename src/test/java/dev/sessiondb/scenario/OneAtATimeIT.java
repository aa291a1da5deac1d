package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.Phase;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run on the same schema is told who is at work; one on another schema is not held up. */
class OneAtATimeIT {
    @TempDir
    private Path home;

    @Test
    void theSecondRunExits11AndNamesTheFirst() {
        Path source = MusicStore.create(home.resolve("a.db"));
        try (TestDatabase database = TestDatabase.create()) {
            List<BuiltJar.Result> others = new ArrayList<>();
            Migrator first = InProcess.migrator(source, database, VerifyMode.FULL, new RunListener() {
                @Override
                public void phaseStarted(Phase phase) {
                    if (phase == Phase.VERIFY) {
                        others.add(run(database, source));
                        others.add(run(database, source, "--schema", "elsewhere"));
                    }
                }
            });
            String runId = first.run().runId();
            assertThat(others.get(0).exitStatus()).as(others.get(0).stderr()).isEqualTo(11);
            assertThat(others.get(0).stderr()).contains(runId, "state: nothing was changed");
            assertThat(others.get(1).exitStatus()).as(others.get(1).stderr()).isZero();
            assertThat(run(database, source).exitStatus()).isZero();
        }
    }

    private BuiltJar.Result run(TestDatabase database, Path source, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("migrate", "to", "postgres", "--sqlite-path", source.toString(), "--execute"));
        arguments.addAll(List.of(more));
        return new BuiltJar(home).with("SESSIONDB_POSTGRES_URL", database.uri()).run(arguments.toArray(String[]::new));
    }
}
