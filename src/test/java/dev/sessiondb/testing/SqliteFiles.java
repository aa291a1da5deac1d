package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Real SQLite files, made by SQL. */
public final class SqliteFiles {

    private SqliteFiles() {}

    /** A new database in rollback-journal mode. */
    public static Path create(Path file, String... statements) {
        try (Connection connection = connect(file)) {
            execute(connection, statements);
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A read-write connection that autocommits; the caller closes it. */
    public static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A database as an application that died left it: rows in {@code -wal}, and no {@code -shm}. */
    public static Path leftOverWal(Path file, String... statements) {
        Path original = file.resolveSibling(file.getFileName() + ".original");
        try (Connection connection = connect(original)) {
            execute(connection, "PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0");
            execute(connection, statements);
            Files.copy(original, file);
            Files.copy(Path.of(original + "-wal"), Path.of(file + "-wal"));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        delete(original, Path.of(original + "-wal"), Path.of(original + "-shm"));
        return file;
    }

    /** A database whose header says WAL, closed properly: there is no {@code -wal} beside it. */
    public static Path wal(Path file, String... statements) {
        create(file, "PRAGMA journal_mode = WAL");
        return create(file, statements);
    }

    /**
     * A database as an application that died in rollback-journal mode left it: part of what {@code torn} did is in the file, and the hot {@code -journal} beside it takes that back. {@code torn} must change
     * more than ten pages.
     */
    public static Path hotJournal(Path file, List<String> committed, List<String> torn) {
        Path original = file.resolveSibling(file.getFileName() + ".original");
        create(original, committed.toArray(String[]::new));
        try (Connection connection = connect(original)) {
            execute(connection, "PRAGMA cache_size = 5", "BEGIN IMMEDIATE");
            execute(connection, torn.toArray(String[]::new));
            Files.copy(original, file);
            Files.copy(Path.of(original + "-journal"), Path.of(file + "-journal"));
            execute(connection, "ROLLBACK");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        delete(original, Path.of(original + "-journal"));
        return file;
    }

    /** A writer that keeps everybody else out (but readers of a WAL database) until the caller closes it. */
    public static Connection lock(Path file) throws SQLException {
        Connection connection = connect(file);
        execute(connection, "BEGIN EXCLUSIVE");
        return connection;
    }

    /** All rows of a query, values as JDBC gives them. */
    public static List<List<@Nullable Object>> query(Path file, String sql) {
        try (Connection connection = connect(file)) {
            return Rows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Random bytes, as an encrypted database looks. */
    public static Path encrypted(Path file) {
        byte[] bytes = new byte[8192];
        new Random(42).nextBytes(bytes);
        return write(file, bytes);
    }

    /** The first part of a database. */
    public static Path truncate(Path file, int bytes) {
        return write(file, Arrays.copyOf(read(file), bytes));
    }

    /** Overwrites a page (from 1) with a pattern no page has. */
    public static Path corruptPage(Path file, int page, int pageSize) {
        byte[] bytes = read(file);
        Arrays.fill(bytes, (page - 1) * pageSize, page * pageSize, (byte) 0xA5);
        return write(file, bytes);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path... files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
