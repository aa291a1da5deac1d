package dev.sessiondb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.scenario.Shell;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transcript in {@code README.md} is what the built program prints: its commands are given again, in order, in a shell. Writes it anew with {@code -Dexamples.write=true}, as {@code scripts/transcript} does.
 */
@DisabledOnOs(OS.WINDOWS) // it has no POSIX shell
class TranscriptIT {
    private static final Path PAGE = Path.of("README.md");
    private static final Path LAUNCHER = Path.of(System.getProperty("sessiondb.jar", "target/sessiondb.jar"))
            .resolveSibling("sessiondb")
            .toAbsolutePath();

    /** The two clients may not be installed where this runs: JDBC does what they would, and prints as little. */
    private static final Pattern SQL =
            Pattern.compile("(sqlite3 app\\.db|psql \"\\$SESSIONDB_POSTGRES_URL\" -qc) \"([^\"]+)\"");

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void makeProject() throws IOException {
        SqliteFiles.wal(
                home.resolve("app.db"),
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, admin BOOLEAN NOT NULL DEFAULT 0)",
                """
                CREATE TABLE sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER REFERENCES users (id), title TEXT NOT NULL,
                    started_at DATETIME NOT NULL, state JSON)
                """,
                "CREATE INDEX sessions_user ON sessions (user_id, started_at)",
                "INSERT INTO users VALUES (1, 'ada', 1), (2, 'grace', 0), (3, 'edsger', 0)",
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
                INSERT INTO sessions
                SELECT i, CASE i WHEN 7 THEN 99 ELSE 1 + i % 3 END, 'session ' || i, strftime('%Y-%m-%dT%H:%M:%SZ', 1767225600 + i * 3600, 'unixepoch'),
                       CASE WHEN i % 4 = 0 THEN json_object('open', i % 8 = 0, 'step', i) END
                FROM n
                """);
        Path configuration = Files.createDirectories(home.resolve(".sessiondb")).resolve("config.yaml");
        Files.writeString(configuration, """
                sessiondb:
                  backend: sqlite
                  sqlite:
                    path: app.db
                  backup:
                    directory: backups
                """);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void whatTheReadmeShowsIsWhatIsPrinted() throws IOException {
        String page = Files.readString(PAGE);
        Normalised normalised = new Normalised(names());
        Shell shell = shell();
        String anew = Transcript.in(page)
                .anew(line -> normalised.printed(printed(line, shell)))
                .page();
        if (Examples.rewritten()) {
            Files.writeString(PAGE, anew);
        }
        assertThat(Files.readString(PAGE))
                .as("the transcript is stale: write it anew with scripts/transcript")
                .isEqualTo(anew);
        assertThat(database.query("SELECT count(*), max(title) FILTER (WHERE id = 3) FROM sessions"))
                .as("the commands did something")
                .containsExactly(List.of(1200L, "renamed"));
        assertThat(SqliteFiles.query(home.resolve("app.db"), "SELECT title FROM sessions WHERE id = 3"))
                .as("and it came back")
                .containsExactly(List.of("renamed"));
    }

    private Shell shell() {
        return new Shell(
                home,
                Map.of(
                        "PATH",
                        LAUNCHER.getParent() + ":" + System.getenv("PATH"),
                        "LANG",
                        "C.UTF-8",
                        "SESSIONDB_JAVA",
                        System.getProperty("java.home"),
                        "SESSIONDB_POSTGRES_URL",
                        database.uri(),
                        "XDG_CACHE_HOME",
                        "/dev/null/none"));
    }

    private String printed(String line, Shell shell) {
        Matcher sql = SQL.matcher(line);
        if (!sql.lookingAt()) {
            return shell.end(line).printed();
        }
        if (sql.group(1).startsWith("psql")) {
            database.execute(sql.group(2));
        } else {
            mend(sql.group(2));
        }
        return "";
    }

    private void mend(String statement) {
        try (Connection sqlite = SqliteFiles.connect(home.resolve("app.db"))) {
            SqliteFiles.execute(sqlite, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(LAUNCHER.toString(), "sessiondb");
        names.put(home.toString(), "/srv/app");
        names.put(database.host() + ":" + database.port(), "db:5432");
        names.put(database.name(), "app");
        return names;
    }
}
