package dev.sessiondb.testing;

import static dev.sessiondb.testing.TortureCase.bad;
import static dev.sessiondb.testing.TortureCase.good;

import java.util.ArrayList;
import java.util.List;

/** Schemas that others lose. */
final class TortureSchema {

    private TortureSchema() {}

    static List<TortureCase> all() {
        List<TortureCase> all = new ArrayList<>(keys());
        all.addAll(foreignKeys());
        all.addAll(brokenForeignKeys());
        all.addAll(constraints());
        all.addAll(columnsAndOthers());
        all.addAll(names());
        return all;
    }

    private static List<TortureCase> keys() {
        return List.of(
                good(
                                "deleted AUTOINCREMENT ids",
                                "CREATE TABLE s_auto (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)",
                                "INSERT INTO s_auto VALUES (1, 'x'), (9, 'y')",
                                "DELETE FROM s_auto WHERE id = 9")
                        .then("INSERT INTO s_auto (v) VALUES ('z') RETURNING id", "10"),
                good(
                                "an emptied AUTOINCREMENT table",
                                "CREATE TABLE s_auto_empty (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)",
                                "INSERT INTO s_auto_empty VALUES (4, 'x')",
                                "DELETE FROM s_auto_empty")
                        .then("INSERT INTO s_auto_empty (v) VALUES ('z') RETURNING id", "5"),
                good(
                                "negative and huge ids",
                                "CREATE TABLE s_ids (id INTEGER PRIMARY KEY, v TEXT)",
                                "INSERT INTO s_ids VALUES (-5, 'n'), (0, 'z'), (4611686018427387904, 'b')")
                        .then("INSERT INTO s_ids (v) VALUES ('z') RETURNING id", "4611686018427387905"),
                good(
                                "the last id there is",
                                "CREATE TABLE s_last_id (id INTEGER PRIMARY KEY, v TEXT)",
                                "INSERT INTO s_last_id VALUES (9223372036854775807, 'last')")
                        .refuses("INSERT INTO s_last_id (v) VALUES ('no id left')"),
                good(
                                "no key, and rows twice",
                                "CREATE TABLE s_no_key (a INTEGER, b TEXT)",
                                "INSERT INTO s_no_key VALUES (1, 'd'), (1, 'd'), (NULL, NULL), (NULL, NULL)")
                        .then("SELECT count(*) FROM s_no_key", "4"),
                good(
                                "WITHOUT ROWID",
                                "CREATE TABLE s_no_rowid (a TEXT, b INTEGER, v TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID",
                                "INSERT INTO s_no_rowid VALUES ('x', 1, 'v')")
                        .refuses("INSERT INTO s_no_rowid VALUES ('x', 1, 'w')"),
                bad(
                        "NULL in a primary key",
                        "CREATE TABLE s_null_key (k TEXT PRIMARY KEY, v TEXT)",
                        "INSERT INTO s_null_key VALUES (NULL, 'x'), (NULL, 'y'), ('a', 'y')"),
                good(
                        "odd types",
                        "CREATE TABLE s_odd (a UNSIGNED BIG INT, b NATIVE CHARACTER(70), c VARCHAR(255) COLLATE NOCASE, d byte[], e number, f long, g datetime(6), h INTEGR, i LONGVARCHAR, j 'quoted', k)",
                        "INSERT INTO s_odd VALUES (18, 'b', 'C', x'00', 1.5, 7, '2024-01-01 00:00:00', 8, 'long', 'q', NULL)"),
                good("an empty table", "CREATE TABLE s_empty (id INTEGER PRIMARY KEY, v TEXT NOT NULL)")
                        .then("SELECT count(*) FROM s_empty", "0"));
    }

    private static List<TortureCase> foreignKeys() {
        return List.of(
                good(
                                "a composite foreign key that cascades",
                                "CREATE TABLE s_comp_p (a INTEGER, b INTEGER, PRIMARY KEY (a, b))",
                                "CREATE TABLE s_comp_c (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, FOREIGN KEY (a, b) REFERENCES s_comp_p (a, b) ON DELETE CASCADE)",
                                "INSERT INTO s_comp_p VALUES (1, 2)",
                                "INSERT INTO s_comp_c VALUES (1, 1, 2), (2, NULL, 7)")
                        .then("DELETE FROM s_comp_p; SELECT count(*) FROM s_comp_c", "1")
                        .refuses("INSERT INTO s_comp_c VALUES (3, 1, 3)"),
                good(
                                "an implied key",
                                "CREATE TABLE s_impl_p (id INTEGER PRIMARY KEY)",
                                "CREATE TABLE s_impl_c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES s_impl_p ON UPDATE CASCADE)",
                                "INSERT INTO s_impl_p VALUES (1)",
                                "INSERT INTO s_impl_c VALUES (1, 1)")
                        .then("UPDATE s_impl_p SET id = 5; SELECT p FROM s_impl_c", "5"),
                good(
                                "a table that refers to itself",
                                "CREATE TABLE s_self (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES s_self (id))",
                                "INSERT INTO s_self VALUES (1, 2), (2, NULL), (3, 3)")
                        .refuses("INSERT INTO s_self VALUES (4, 99)"));
    }

    private static List<TortureCase> brokenForeignKeys() {
        return List.of(
                good(
                                "a cycle",
                                "CREATE TABLE s_cycle_a (id INTEGER PRIMARY KEY, b INTEGER NOT NULL REFERENCES s_cycle_b (id))",
                                "CREATE TABLE s_cycle_b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES s_cycle_a (id) DEFERRABLE INITIALLY DEFERRED)",
                                "INSERT INTO s_cycle_a VALUES (1, 1)",
                                "INSERT INTO s_cycle_b VALUES (1, 1)")
                        .then(
                                "INSERT INTO s_cycle_b VALUES (2, 2); INSERT INTO s_cycle_a VALUES (2, 2); SET CONSTRAINTS ALL IMMEDIATE",
                                "")
                        .refuses("INSERT INTO s_cycle_a VALUES (3, 99)"),
                bad(
                        "orphans",
                        "CREATE TABLE s_orphan_p (id INTEGER PRIMARY KEY)",
                        "CREATE TABLE s_orphan (id INTEGER PRIMARY KEY, p INTEGER REFERENCES s_orphan_p (id))",
                        "INSERT INTO s_orphan VALUES (1, 999)"),
                good(
                        "a key of a table that isn't there",
                        "CREATE TABLE s_gone (id INTEGER PRIMARY KEY, p INTEGER REFERENCES nowhere (id))",
                        "INSERT INTO s_gone VALUES (1, 999)"),
                good(
                        "a key of a column that isn't unique",
                        "CREATE TABLE s_plain_p (id INTEGER PRIMARY KEY, v INTEGER)",
                        "CREATE TABLE s_plain_c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES s_plain_p (v))",
                        "INSERT INTO s_plain_p VALUES (1, 7), (2, 7)",
                        "INSERT INTO s_plain_c VALUES (1, 7)"),
                good(
                        "a key of another type",
                        "CREATE TABLE s_type_p (id INTEGER PRIMARY KEY)",
                        "CREATE TABLE s_type_c (id INTEGER PRIMARY KEY, p TEXT REFERENCES s_type_p (id))",
                        "INSERT INTO s_type_p VALUES (1)",
                        "INSERT INTO s_type_c VALUES (1, '1')"));
    }

    private static List<TortureCase> constraints() {
        return List.of(
                good(
                                "uniqueness without regard to case",
                                "CREATE TABLE s_nocase (id INTEGER PRIMARY KEY, e TEXT COLLATE NOCASE UNIQUE)",
                                "INSERT INTO s_nocase VALUES (1, 'A@x'), (2, 'É'), (3, 'é'), (4, NULL), (5, NULL)")
                        .refuses("INSERT INTO s_nocase VALUES (6, 'a@X')"),
                good(
                                "partial, expression and descending indexes",
                                "CREATE TABLE s_index (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, del INTEGER)",
                                "CREATE UNIQUE INDEX s_index_part ON s_index (a) WHERE del = 0",
                                "CREATE INDEX s_index_expr ON s_index (lower(b))",
                                "CREATE INDEX s_index_desc ON s_index (a DESC, b)",
                                "INSERT INTO s_index VALUES (1, 1, 'x', 0), (2, 1, 'y', 1)")
                        .then("INSERT INTO s_index VALUES (3, 1, 'z', 1)", "")
                        .refuses("INSERT INTO s_index VALUES (3, 1, 'z', 0)"),
                good(
                                "indexes named as PostgreSQL names its own",
                                "CREATE TABLE s_index_one (a INTEGER PRIMARY KEY, b TEXT UNIQUE)",
                                "CREATE TABLE s_index_two (a INTEGER)",
                                "CREATE INDEX s_index_one_pkey ON s_index_two (a)",
                                "CREATE INDEX s_index_one_b_key ON s_index_two (a DESC)",
                                "INSERT INTO s_index_one VALUES (1, 'x')")
                        .refuses("INSERT INTO s_index_one VALUES (2, 'x')"),
                good(
                                "CHECK",
                                "CREATE TABLE s_check (id INTEGER PRIMARY KEY, q INTEGER CHECK (q > 0), s TEXT CHECK (length(s) < 10), e TEXT CHECK (e IN ('a', 'b')))",
                                "INSERT INTO s_check VALUES (1, 5, 'short', 'a'), (2, NULL, NULL, NULL)")
                        .refuses("INSERT INTO s_check VALUES (3, 0, 'x', 'a')")
                        .refuses("INSERT INTO s_check VALUES (3, 1, 'x', 'c')"),
                bad(
                        "rows that break their CHECK",
                        "CREATE TABLE s_check_broken (id INTEGER PRIMARY KEY, q INTEGER CHECK (q > 0))",
                        "PRAGMA ignore_check_constraints = ON",
                        "INSERT INTO s_check_broken VALUES (1, -5)",
                        "PRAGMA ignore_check_constraints = OFF"));
    }

    private static List<TortureCase> columnsAndOthers() {
        return List.of(
                good(
                                "defaults",
                                "CREATE TABLE s_default (id INTEGER PRIMARY KEY, d DATETIME DEFAULT (datetime('now')), e DATETIME DEFAULT CURRENT_TIMESTAMP, s TEXT DEFAULT \"dq\", n TEXT DEFAULT NULL, i INTEGER DEFAULT -7, b BOOLEAN NOT NULL DEFAULT 1)",
                                "INSERT INTO s_default (id) VALUES (1)")
                        .then(
                                "INSERT INTO s_default (id) VALUES (2) RETURNING d IS NOT NULL AND e IS NOT NULL AND s = 'dq' AND n IS NULL AND i = -7 AND b",
                                "t"),
                good(
                        "generated columns",
                        "CREATE TABLE s_generated (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, v INTEGER AS (a + 1) VIRTUAL)",
                        "INSERT INTO s_generated (id, a) VALUES (1, 21)"),
                good(
                                "unique over NULLs",
                                "CREATE TABLE s_unique_null (a INTEGER, b INTEGER, UNIQUE (a, b))",
                                "INSERT INTO s_unique_null VALUES (1, NULL), (1, NULL), (NULL, NULL), (2, 3)")
                        .then("INSERT INTO s_unique_null VALUES (1, NULL)", "")
                        .refuses("INSERT INTO s_unique_null VALUES (2, 3)"),
                good(
                                "columns that were altered",
                                "CREATE TABLE s_altered (a INTEGER, b TEXT)",
                                "INSERT INTO s_altered VALUES (1, 'x')",
                                "ALTER TABLE s_altered ADD COLUMN c TEXT NOT NULL DEFAULT 'it''s'",
                                "ALTER TABLE s_altered RENAME COLUMN b TO \"renamed b\"",
                                "ALTER TABLE s_altered DROP COLUMN a")
                        .then("SELECT c FROM s_altered", "it's"),
                good(
                        "views, triggers and virtual tables",
                        "CREATE TABLE s_base (id INTEGER PRIMARY KEY, b BOOLEAN)",
                        "INSERT INTO s_base VALUES (1, 1)",
                        "CREATE VIEW s_view AS SELECT id, b FROM s_base WHERE b = 1",
                        "CREATE TRIGGER s_trigger AFTER INSERT ON s_base BEGIN UPDATE s_base SET b = b; END",
                        "CREATE VIRTUAL TABLE s_fts USING fts5(body)",
                        "INSERT INTO s_fts VALUES ('hello world')",
                        "CREATE VIRTUAL TABLE s_rtree USING rtree(id, x0, x1)"));
    }

    private static List<TortureCase> names() {
        String sixty = "x".repeat(60);
        return List.of(
                good(
                                "names of all kinds",
                                "CREATE TABLE \"order\" (\"select\" INTEGER PRIMARY KEY, \"User Name\" TEXT, \"Ünï\" TEXT, camelCase TEXT, \"a\"\"b\" TEXT, [x]]y] TEXT)"
                                        .replace("[x]]y]", "\"x]y\""),
                                "INSERT INTO \"order\" VALUES (1, 'a', 'b', 'c', 'd', 'e')")
                        .then("SELECT \"camelCase\" FROM \"order\"", "c"),
                good(
                                "names equal but for case that isn't ASCII",
                                "CREATE TABLE s_case (\"É\" INTEGER, \"é\" TEXT)",
                                "INSERT INTO s_case VALUES (1, 'x')")
                        .then("SELECT \"é\" FROM s_case", "x"),
                good(
                        "long names",
                        "CREATE TABLE s_long (id INTEGER PRIMARY KEY, " + sixty + "_aaax TEXT, " + sixty
                                + "_aaay TEXT)",
                        "INSERT INTO s_long VALUES (1, 'p', 'q')"),
                good(
                        "names of PostgreSQL's own columns",
                        "CREATE TABLE s_system (ctid TEXT, xmin INTEGER, tableoid TEXT)",
                        "INSERT INTO s_system VALUES ('c', 1, 't')"));
    }
}
