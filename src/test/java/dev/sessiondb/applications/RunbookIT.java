package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of every guide, in order, against what its application leaves behind. */
class RunbookIT {
    private static final Path DOCS = Path.of("docs");

    /** Makes the files that a guide starts from, below the working directory and the home directory, and the target's tables where the application makes them. */
    private interface Scene {
        void prepare(Path directory, Path home, Connection postgres) throws Exception;
    }

    private static final Map<String, Scene> SCENES = new TreeMap<>(Map.of(
            "applications/minsky.md",
            (directory, home, postgres) -> {
                Path state = Files.createDirectories(home.resolve(".local/state/minsky"));
                MinskyFixture.sqlite(
                        state.resolve("sessions.db"), MinskyGeneration.G5, Set.of(MinskyQuirk.NULL_REPO_URLS));
                MinskyJson.write(state.resolve("session-db.json"), MinskyShape.LIST);
                Path configuration = Files.createDirectories(directory.resolve(".minsky"));
                Files.writeString(configuration.resolve("config.yaml"), """
                        sessiondb:
                          backend: sqlite
                          postgres:
                            connectionString: ${MINSKY_POSTGRES_URL}
                        """);
            },
            "applications/dryad.md",
            (directory, home, postgres) -> {
                Files.createDirectories(directory.resolve("data"));
                DryadFixture.sqlite(directory.resolve("data/DRYAD.AI.db"), DryadFixture.ALL);
                DryadFixture.postgres(postgres, "dryad");
            },
            "applications/openmake.md",
            (directory, home, postgres) -> {
                Files.createDirectories(directory.resolve("data"));
                OpenMakeFixture.sqlite(directory.resolve("data/unified.db"), OpenMakeFixture.ALL);
                OpenMakeFixture.postgres(postgres, "public");
            },
            "applications/dementia.md",
            (directory, home, postgres) -> DementiaFixture.sqlite(
                    directory.resolve(".claude-memory.db"), DementiaVersion.V4_1, DementiaFixture.ALL),
            "migration-guide.md",
            RunbookIT::anyApplication,
            "upgrading.md",
            RunbookIT::anyApplication));

    @TempDir
    private Path home;

    private static void anyApplication(Path directory, Path home, Connection postgres) throws Exception {
        MinskyFixture.sqlite(directory.resolve("app.db"), MinskyGeneration.G3, Set.of());
    }

    static List<String> guides() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("applications"))) {
            Stream<Path> general = Stream.of("migration-guide.md", "upgrading.md")
                    .map(DOCS::resolve)
                    .filter(Files::exists);
            return Stream.concat(pages.filter(page -> page.toString().endsWith(".md")), general)
                    .map(page -> DOCS.relativize(page).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyApplicationHasAGuide() throws IOException {
        assertThat(guides()).containsExactlyElementsOf(SCENES.keySet());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyCommandWorks(String guide) throws Exception {
        Path directory = Files.createDirectories(home.resolve("project"));
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection postgres = database.connect()) {
                SCENES.get(guide).prepare(directory, home, postgres);
            }
            RunbookShell shell = new RunbookShell(home, directory, database);
            List<Runbook.Step> steps = Runbook.of(DOCS.resolve(guide)).steps();
            assertThat(steps).as("commands of docs/%s", guide).hasSizeGreaterThan(5);
            for (Runbook.Step step : steps) {
                shell.run(step, "docs/" + guide + ", line " + step.line());
            }
        }
    }
}
