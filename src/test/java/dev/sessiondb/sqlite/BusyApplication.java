package dev.sessiondb.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An application that has a database open. Arguments: the file, and what it does: {@code write} pairs of rows into tables {@code a} and {@code b} without end, {@code hold} an EXCLUSIVE
 * lock, {@code spill} an open transaction into the file, or {@code idle} after one
 * row. A third argument is how long it waits for locks, in milliseconds.
 */
public final class BusyApplication {

    private BusyApplication() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + Path.of(arguments[0]));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + (arguments.length > 2 ? arguments[2] : "20000"));
            switch (arguments[1]) {
                case "write" -> write(statement);
                case "hold" -> hold(statement);
                case "spill" -> spill(statement);
                default -> idle(statement);
            }
        }
    }

    private static void write(Statement statement) throws SQLException {
        statement.execute("PRAGMA synchronous = OFF");
        pair(statement);
        ready();
        AtomicBoolean ended = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            waitForEnd();
            ended.set(true);
        });
        waiting.setDaemon(true);
        waiting.start();
        while (!ended.get()) {
            pair(statement);
        }
    }

    private static void pair(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        statement.execute("INSERT INTO a (v) VALUES (randomblob(2000))");
        statement.execute("INSERT INTO b (v) VALUES (randomblob(2000))");
        statement.execute("UPDATE a SET v = randomblob(2000) WHERE id = abs(random()) % (SELECT max(id) FROM a)");
        statement.execute("COMMIT");
    }

    private static void hold(Statement statement) throws SQLException {
        statement.execute("BEGIN EXCLUSIVE");
        ready();
        waitForEnd();
    }

    private static void spill(Statement statement) throws SQLException {
        statement.execute("PRAGMA cache_size = 5");
        statement.execute("BEGIN");
        statement.execute("UPDATE a SET v = 'torn'");
        ready();
        waitForEnd();
    }

    private static void idle(Statement statement) throws SQLException {
        try {
            statement.execute("INSERT INTO a (v) VALUES ('idle')");
        } catch (SQLException e) {
            say(e.getMessage().contains("SQLITE_BUSY") ? "busy" : e.getMessage());
            return;
        }
        ready();
        waitForEnd();
    }

    /** Its input ends when the test is done with it. */
    private static void waitForEnd() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ready() {
        say("ready");
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
