package dev.sessiondb.scenario;

import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** A directory of an operator's migrations, a database, and a stock Flyway that looks at both as its user would. */
final class OperatorSchema {
    static final String OWN = "sessiondb_operator_history";
    static final String DERIVED = "sessiondb_schema_history";

    private final Path home;
    private final Path directory;
    private final TestDatabase database;

    OperatorSchema(Path home, TestDatabase database) {
        this.home = home;
        this.directory = home.resolve("migrations");
        this.database = database;
    }

    Path directory() {
        return directory;
    }

    OperatorSchema script(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(directory);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OperatorSchema remove(String name) {
        try {
            Files.delete(directory.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three that work, and can be undone. */
    OperatorSchema three() {
        return script("V1__notes.sql", """
                -- what the operator notes
                CREATE TABLE notes (id bigint PRIMARY KEY, home text DEFAULT '${HOME}');
                INSERT INTO notes (id) SELECT * FROM generate_series(1, 5);
                """)
                .script("U1__notes.sql", "DROP TABLE notes;")
                .script("V2__mark.sql", "ALTER TABLE notes ADD COLUMN mark text; UPDATE notes SET mark = 'a;b' || id;")
                .script("U2__mark.sql", "ALTER TABLE notes DROP COLUMN mark;")
                .script("later/V3__tags.sql", """
                CREATE TABLE tags (note bigint REFERENCES notes, tag text);
                COPY tags FROM STDIN;
                1\tone
                2\ttwo
                \\.
                """)
                .script("later/U3__tags.sql", "DROP TABLE tags;");
    }

    Program.Result run(String... arguments) {
        String[] words =
                Stream.concat(Stream.of("schema"), Arrays.stream(arguments)).toArray(String[]::new);
        return program().run(words);
    }

    Program program() {
        return new Program(home)
                .with("SESSIONDB_POSTGRES_URL", database.uri())
                .with("SESSIONDB_POSTGRES_MIGRATIONS", directory.toString());
    }

    /** As its user configures it, the table aside: what is pending is no error before a deployment. */
    Flyway stock(String table) {
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name();
        return Flyway.configure()
                .dataSource(url, database.role(), TestDatabase.PASSWORD)
                .locations("filesystem:" + directory)
                .schemas("public")
                .table(table)
                .ignoreMigrationPatterns("*:pending")
                .loggers("slf4j")
                .load();
    }

    /** Versions and states, as stock Flyway sees them, once its validation has passed. */
    List<String> seenByFlyway() {
        Flyway flyway = stock(OWN);
        var validation = flyway.validateWithResult();
        if (!validation.validationSuccessful) {
            throw new AssertionError(validation.getAllErrorMessages());
        }
        return Arrays.stream(flyway.info().all()).map(OperatorSchema::words).toList();
    }

    private static String words(MigrationInfo info) {
        return info.getVersion() + " " + info.getState().getDisplayName();
    }

    /** All tables of the database but those of the server. */
    List<String> tables() {
        return database
                .query(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name COLLATE \"C\"")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
