package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.Probing;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 20 MB, in which looking for damage takes many seconds. */
class PendingProbeTest {
    @TempDir
    private Path directory;

    private Path file() {
        return SqliteFiles.create(
                directory.resolve("a.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, CHECK (length(hex(zeroblob(450000 + id))) + length(hex(zeroblob(450001 + id))) > 0))",
                "PRAGMA ignore_check_constraints = ON",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT i, printf('%.*c', 4000, 'x') FROM n");
    }

    @Test
    void whatIsGivenUpEndsAndTheFileIsFree() {
        SqliteSourceStore store = new SqliteSourceStore(file());
        Probing probing = store.beginProbe();
        assertThat(probing.known())
                .extracting(Check::id)
                .contains("source.opens")
                .doesNotContain("source.integrity");
        probing.close();
        assertThat(Thread.getAllStackTraces().entrySet())
                .filteredOn(thread -> thread.getKey().getName().equals("sessiondb-check"))
                .noneMatch(thread -> thread.getValue().length > 0);
        store.open().close();
    }

    /** The thread that gives up may be interrupted itself, and stays so. */
    @Test
    void anInterruptionIsKept() {
        Probing probing = new SqliteSourceStore(file()).beginProbe();
        Thread.currentThread().interrupt();
        probing.close();
        assertThat(Thread.interrupted()).isTrue();
    }
}
