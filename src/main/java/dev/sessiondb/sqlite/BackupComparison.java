package dev.sessiondb.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Compares a copy with its source: pages, tables, rows per table. */
record BackupComparison(Database source, Path copy) {
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";

    /** @throws dev.sessiondb.error.SessionDbException with {@code BACKUP_FAILED} when they differ */
    void confirm() throws SQLException {
        try (Database copied = Database.openSnapshot(copy, Access.IMMUTABLE, Duration.ZERO)) {
            StandInCollations.register(copied);
            same("pages", source.number("PRAGMA page_count"), copied.number("PRAGMA page_count"));
            List<String> tables = source.list(TABLES, row -> row.getString(1));
            same(
                    "tables",
                    tables.size(),
                    copied.list(TABLES, row -> row.getString(1)).size());
            for (String table : tables) {
                String count = "SELECT count(*) FROM " + Sql.quote(table);
                same("rows of table `" + table + "`", source.number(count), copied.number(count));
            }
        }
    }

    private static void same(String what, long expected, long found) {
        if (expected != found) {
            throw OnlineBackup.incomplete(what + ": " + found + " instead of " + expected);
        }
    }
}
