package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.property.Migration;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index over values that don't fit an entry of PostgreSQL's: it failed the load with exit status 6. */
class LongIndexIT {

    @TempDir
    private Path home;

    @Test
    void anIndexOverLongValuesIsAFinding() {
        Path file = SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, short TEXT)",
                "INSERT INTO urls VALUES (1, hex(randomblob(5000)), 'a')",
                "CREATE INDEX by_url ON urls (url)",
                "CREATE INDEX by_short ON urls (short)");
        try (TestDatabase database = TestDatabase.create()) {
            Migration run = Migration.run(file, database, "public");
            assertThat(run.exitStatus()).as(run.error()).isZero();
            assertThat(run.document().toString()).contains("index `by_url` is left out: it has values of up to 10000");
            assertThat(database.query("SELECT indexname::text FROM pg_indexes WHERE tablename = 'urls' ORDER BY 1"))
                    .extracting(row -> row.get(0))
                    .containsExactly("by_short", "urls_pkey");
        }
    }
}
