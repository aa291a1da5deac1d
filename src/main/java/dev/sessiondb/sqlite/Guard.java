package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteOpenMode;

/**
 * What a connection is given so that a file made to do harm can't; see "Defense Against The Dark Arts" in SQLite's documentation. The driver knows no {@code SQLITE_DBCONFIG_DEFENSIVE}, so {@code writable_schema} is never
 * switched on and {@code query_only} is where nothing is to be written; it never loads extensions, since it is not asked to.
 */
final class Guard {
    /** Beyond the size of the file, for values that an expression makes. */
    private static final long ROOM = 1 << 20;

    /** A UTF-16 text has up to three bytes of UTF-8 for two of its own. */
    private static final int GROWTH = 2;

    /** As many columns and as long a statement as SQLite can be built for: a file may have been made by such a one. */
    private static final Map<Pragma, Integer> LIMITS = Map.of(
            Pragma.LIMIT_SQL_LENGTH,
            1 << 30,
            Pragma.LIMIT_COLUMN,
            32_767,
            Pragma.LIMIT_VDBE_OP,
            5_000_000,
            Pragma.LIMIT_LIKE_PATTERN_LENGTH,
            5_000,
            Pragma.LIMIT_TRIGGER_DEPTH,
            10,
            Pragma.LIMIT_ATTACHED,
            0);

    private static final String[] PRAGMAS = {
        "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0"
    };

    private Guard() {}

    /** For a file whose values are of any size. */
    static SQLiteConfig config() throws SQLException {
        return config(Integer.MAX_VALUE);
    }

    /**
     * Locks of SQLite's own for each call are left out: a connection has one thread at a time, as the driver's own lock sees to.
     *
     * @param largest no value is larger, in bytes
     */
    static SQLiteConfig config(int largest) throws SQLException {
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.enableLoadExtension(false);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        LIMITS.forEach((limit, value) -> config.setPragma(limit, Integer.toString(value)));
        config.setPragma(Pragma.LIMIT_LENGTH, Integer.toString(largest));
        return config;
    }

    /** Before anything is read. */
    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute(pragma);
            }
        }
    }

    /** The largest value that a file of that size can hold. */
    static int largestValue(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, GROWTH * bytes + ROOM);
    }

    /** Of the file and its write-ahead log; 0 for what isn't there. */
    static long size(Path file) throws SQLException {
        DatabaseFiles files = new DatabaseFiles(file);
        try {
            long wal = files.hasWal() ? Files.size(files.wal()) : 0;
            return (Files.exists(file) ? Files.size(file) : 0) + wal;
        } catch (IOException e) {
            throw new SQLException("the size of " + file + " can't be read", e);
        }
    }
}
