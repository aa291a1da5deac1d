package dev.sessiondb.migrate;

/**
 * What happened to one table on the way to SQLite.
 *
 * @param source its name in PostgreSQL
 * @param target its name in SQLite
 * @param rows in PostgreSQL, and so in the new file
 * @param unchanged kept byte by byte
 * @param changed there before under the same key, with other values
 * @param inserted not there before
 * @param removed in the old file, and no longer in PostgreSQL
 * @param valuesCompared by verify
 */
public record SqliteTableReport(
        String source,
        String target,
        long rows,
        long unchanged,
        long changed,
        long inserted,
        long removed,
        long valuesCompared) {

    SqliteTableReport compared(long values) {
        return new SqliteTableReport(source, target, rows, unchanged, changed, inserted, removed, values);
    }
}
