package dev.sessiondb.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What {@code ./quickstart} needs around the product: a PostgreSQL with an empty database, and a session database to move there. Prints the PostgreSQL's URL on a line, and serves until its standard input
 * ends.
 */
public final class QuickstartServer {

    private static final String APP = "app";

    private QuickstartServer() {}

    /** Takes the path of the SQLite file to make. */
    public static void main(String[] arguments) throws SQLException, IOException {
        sessions(Path.of(arguments[0]));
        PostgresServer server = PostgresServer.instance();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + APP + " LOGIN PASSWORD 'secret'");
            statement.execute("CREATE DATABASE " + APP + " OWNER " + APP);
        }
        System.out.println("postgresql://app:secret@" + server.host() + ":" + server.port() + "/" + APP);
        while (System.in.read() >= 0) {
            // Whoever holds the other end still needs the server.
        }
    }

    /** A session database like the ones agents' workspaces keep, in WAL mode as theirs are. */
    static void sessions(Path file) {
        SqliteFiles.wal(file, """
                CREATE TABLE sessions (
                    session TEXT PRIMARY KEY NOT NULL,
                    repoName TEXT NOT NULL,
                    repoUrl TEXT,
                    createdAt DATETIME NOT NULL,
                    taskId TEXT,
                    prApproved BOOLEAN NOT NULL DEFAULT 0,
                    prState JSON)
                """, """
                CREATE TABLE session_notes (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    session TEXT NOT NULL REFERENCES sessions(session) ON DELETE CASCADE,
                    writtenAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    note TEXT NOT NULL)
                """, "CREATE INDEX session_notes_session ON session_notes(session)");
        for (String rows : ROWS) {
            SqliteFiles.create(file, rows);
        }
    }

    private static final List<String> ROWS = List.of("""
            INSERT INTO sessions VALUES
                ('task-md#401', 'minsky', 'https://example.org/minsky.git', '2026-11-02T08:15:30.125Z', 'md#401', 1,
                 '{"branchName": "pr/task-md#401", "exists": true}'),
                ('task-283', 'minsky', 'https://example.org/minsky.git', '2026-11-03 21:40:00', '283', 0, NULL),
                ('naïve-café', 'docs', NULL, '2026-11-20T20:45:00+01:00', NULL, 'false', '{"exists": false}')
            """, """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 497)
            INSERT INTO sessions
            SELECT printf('task-%04d', i), 'repository-' || (i % 7), NULL,
                   strftime('%Y-%m-%dT%H:%M:%SZ', 1767225600 + i * 3600, 'unixepoch'), i, i % 2, NULL
            FROM n
            """, """
            INSERT INTO session_notes(session, writtenAt, note)
            SELECT session, createdAt, 'opened for ' || coalesce(taskId, 'no task') FROM sessions ORDER BY createdAt
            """);
}
