package dev.sessiondb.crash;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;

/** A database with foreign keys (one of them a cycle), indexes, blobs, a table without key, and enough rows that a run takes its time. */
final class Shop {
    static final int ROWS = 2500;

    private Shop() {}

    /** @param generation told apart by its values */
    static Path create(Path file, int generation) {
        return SqliteFiles.create(
                file,
                "CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, favourite INTEGER REFERENCES item (id), at DATETIME)",
                "CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT, price NUMERIC(10,2), picture BLOB, owner INTEGER REFERENCES customer (id) ON DELETE SET NULL)",
                "CREATE TABLE \"order\" (customer INTEGER REFERENCES customer (id), item INTEGER REFERENCES item (id), amount INTEGER CHECK (amount > 0), detail JSON, PRIMARY KEY (customer, item))",
                "CREATE TABLE log (line TEXT, level)",
                "CREATE INDEX item_title ON item (title, price)",
                rows("customer", "i, 'customer ' || i, 1 + i % " + ROWS + ", '2026-11-20 20:23:15'"),
                rows(
                        "item",
                        "i, 'item ' || (i * " + generation + "), (i % 1000) / 100.0, randomblob(400), 1 + (i * 7) % "
                                + ROWS),
                rows("\"order\"", "i, 1 + (i * 3) % " + ROWS + ", 1 + i % 5, '{\"a\": [1, 2.50]}'"),
                rows("log", "'line ' || (i % 10), 1"));
    }

    private static String rows(String table, String values) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") INSERT INTO "
                + table + " SELECT " + values + " FROM n";
    }
}
