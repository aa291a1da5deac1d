package dev.sessiondb.sqlite;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StagedColumn;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A new file that nobody else sees yet: without journal, since it is thrown away when anything fails. Its triggers are taken out while rows are written; SQLite has no switch for them that the driver knows.
 */
final class SqliteStagedFile implements StagedFile {
    private static final String TRIGGERS = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid";
    private static final String TRIGGER_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
    private static final int LINES = 10;

    private final Path path;
    private final Connection connection;
    private final List<String> triggers;
    private final boolean wal;

    private SqliteStagedFile(Path path, Connection connection, boolean wal) throws SQLException {
        this.path = path;
        this.connection = connection;
        this.wal = wal;
        run("PRAGMA locking_mode = EXCLUSIVE");
        run("PRAGMA journal_mode = OFF");
        run("PRAGMA synchronous = OFF");
        run("PRAGMA foreign_keys = OFF");
        run("PRAGMA cache_size = -16000");
        run("BEGIN EXCLUSIVE");
        this.triggers = lines(TRIGGERS);
        for (String name : lines(TRIGGER_NAMES)) {
            run("DROP TRIGGER " + Sql.quote(name));
        }
    }

    static SqliteStagedFile create(Path path, Optional<Path> base) {
        String what = "cannot make the new file `" + path + "`";
        try {
            fill(path, base);
            return open(path, base.isPresent() && FileHead.read(base.get()).wal());
        } catch (IOException e) {
            throw WriteFailures.wrap(what, e);
        } catch (SQLException e) {
            throw WriteFailures.wrap(what, e);
        }
    }

    private static void fill(Path path, Optional<Path> base) throws IOException {
        try (OutputStream out = PrivateFiles.create(path)) {
            if (base.isPresent()) {
                Files.copy(base.get(), out);
            }
        }
    }

    private static SqliteStagedFile open(Path path, boolean wal) throws SQLException {
        Connection connection = Guard.config()
                .createConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri());
        try {
            Guard.apply(connection);
            return new SqliteStagedFile(path, connection, wal);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void execute(List<String> statements) {
        for (String sql : statements) {
            try {
                run(sql);
            } catch (SQLException e) {
                throw failed("cannot carry out `" + sql + "`", e);
            }
        }
    }

    @Override
    public void define(String kind, String name, String sql) {
        new ForeignDefinitions(connection).define(kind, name, sql);
    }

    @Override
    public List<StagedColumn> columns(String table) {
        return new ForeignDefinitions(connection).columns(table);
    }

    @Override
    public void empty(String table) {
        try {
            run("DELETE FROM main." + Sql.quote(table));
        } catch (SQLException e) {
            throw failed("cannot empty table `" + table + "`", e);
        }
    }

    @Override
    public RowWriter writer(String table, List<String> columns, Optional<String> rowid) {
        try {
            return StandInCollations.retry(connection, () -> new SqliteRowWriter(connection, table, columns, rowid));
        } catch (SQLException e) {
            throw failed("cannot write to table `" + table + "`", e);
        }
    }

    @Override
    public void raiseSequence(String table, long last) {
        try {
            if (lines("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'")
                    .isEmpty()) {
                return;
            }
            int raised = update("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table);
            if (raised == 0 && last > 0) {
                update("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)", last, table);
            }
        } catch (SQLException e) {
            throw failed("cannot set where the ids of table `" + table + "` go on", e);
        }
    }

    private int update(String sql, long number, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            statement.setString(2, name);
            return statement.executeUpdate();
        }
    }

    @Override
    public void number(FileNumbers numbers) {
        execute(List.of(
                "PRAGMA user_version = " + numbers.userVersion(),
                "PRAGMA application_id = " + numbers.applicationId()));
    }

    @Override
    public void finish() {
        try {
            for (String trigger : triggers) {
                run(trigger);
            }
            run("COMMIT");
            run("PRAGMA locking_mode = NORMAL");
            run("PRAGMA journal_mode = " + (wal ? "WAL" : "DELETE"));
            lines("SELECT count(*) FROM sqlite_schema");
            connection.close();
            AtomicFiles.sync(path);
        } catch (SQLException e) {
            throw failed("cannot finish the new file `" + path + "`", e);
        } catch (IOException e) {
            throw WriteFailures.wrap("cannot finish the new file `" + path + "`", e);
        }
    }

    @Override
    public List<String> integrity() {
        try {
            return lines("PRAGMA integrity_check(" + LINES + ")").stream()
                    .filter(line -> !line.equals("ok"))
                    .toList();
        } catch (SQLException e) {
            throw failed("cannot check the new file `" + path + "`", e);
        }
    }

    @Override
    public List<String> orphans() {
        try {
            return lines("""
                    SELECT count(*) || ' row(s) of table `' || "table" || '` refer to nothing in `' || parent || '`'
                      FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY 1
                    """);
        } catch (SQLException e) {
            return List.of("foreign keys can't be checked: " + SqliteErrors.causeText(e));
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> lines(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    private SessionDbException failed(String what, SQLException cause) {
        return WriteFailures.wrap(what, cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("cannot close `" + path + "`", e);
        }
    }
}
