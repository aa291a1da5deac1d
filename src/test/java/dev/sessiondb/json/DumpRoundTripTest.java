package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Compression;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TortureCase;
import dev.sessiondb.testing.TortureDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Database, dump, database: equal by plain SQL. */
class DumpRoundTripTest {

    @TempDir
    private Path home;

    @Test
    void whateverSqliteAllows() {
        List<TortureCase> cases = TortureDatabase.cases().stream()
                .filter(c -> !c.statements().toString().contains("VIRTUAL TABLE"))
                .toList();
        roundTrip(TortureDatabase.create(home.resolve("a.db"), cases));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void compressed(Compression compression) throws Exception {
        Path database = SqliteFiles.create(
                home.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)",
                "INSERT INTO t VALUES (7, 'é')",
                "INSERT INTO t VALUES (9, NULL)",
                "DELETE FROM t WHERE id = 9",
                "CREATE INDEX i ON t (a) WHERE a > 1",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END");
        Path dump = Dumps.of(database, compression);
        assertThat(Compression.of(dump)).isEqualTo(compression);
        assertThat(JsonKind.isDump(dump)).isTrue();
        assertThat(Dumps.store(dump).probe()).noneMatch(Check::failed);
        assertThat(Dumps.contents(Dumps.copy(dump))).isEqualTo(Dumps.contents(database));
    }

    @Test
    void isDescribedAsTheDump() throws Exception {
        Path dump = Dumps.of(SqliteFiles.create(home.resolve("a.db"), "CREATE TABLE t (a)"), Compression.GZIP);
        try (Source source = Dumps.store(dump).open()) {
            assertThat(source.description().path()).isEqualTo(dump);
            assertThat(source.description().access()).isEqualTo("dump");
            assertThat(source.original().orElseThrow().bytes()).isEqualTo(Files.size(dump));
            assertThat(source.partial()).isFalse();
            assertThat(source.writtenSince()).isFalse();
        }
    }

    private static void roundTrip(Path database) {
        Path copy = Dumps.copy(Dumps.of(database, Compression.NONE));
        assertThat(Dumps.contents(copy)).isEqualTo(Dumps.contents(database));
    }
}
