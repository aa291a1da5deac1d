package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key that refers to a table, be it of a table that the role may read or not.
 *
 * @param definition as {@code pg_get_constraintdef} spells it
 * @param comment on the constraint
 * @param mayMake whether the role may drop it and make it again
 * @param owner of the table that has it
 * @param validated false for a {@code NOT VALID} one, which older rows may break
 */
record ReferringKey(
        String name,
        String schema,
        String child,
        String parent,
        String definition,
        Optional<String> comment,
        boolean mayMake,
        String owner,
        boolean validated) {
    private static final String KEYS = """
            SELECT k.conname, n.nspname, c.relname AS child, p.relname AS parent, pg_get_constraintdef(k.oid) AS definition,
                   obj_description(k.oid, 'pg_constraint') AS comment, k.convalidated,
                   pg_has_role(c.relowner, 'USAGE') AND has_table_privilege(p.oid, 'REFERENCES') AS may_make,
                   pg_get_userbyid(c.relowner) AS owner
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class p ON p.oid = k.confrelid
            WHERE k.confrelid = ?::regclass AND k.contype = 'f' AND k.conparentid = 0
            ORDER BY n.nspname, c.relname, k.conname
            """;

    /**
     * Those that refer to one table.
     *
     * @param qualified its name, quoted
     */
    static List<ReferringKey> to(Connection connection, String qualified) throws SQLException {
        return Query.list(connection, KEYS, ReferringKey::key, qualified);
    }

    private static ReferringKey key(ResultSet row) throws SQLException {
        return new ReferringKey(
                String.valueOf(row.getString("conname")),
                String.valueOf(row.getString("nspname")),
                String.valueOf(row.getString("child")),
                String.valueOf(row.getString("parent")),
                String.valueOf(row.getString("definition")),
                Optional.ofNullable(row.getString("comment")),
                row.getBoolean("may_make"),
                String.valueOf(row.getString("owner")),
                row.getBoolean("convalidated"));
    }

    /** The table that has it, quoted. */
    String table() {
        return Bookkeeping.qualified(schema, child);
    }

    void drop(Connection connection) throws SQLException {
        Query.execute(connection, "ALTER TABLE " + table() + " DROP CONSTRAINT " + quote(name));
    }

    void create(Connection connection) throws SQLException {
        Query.execute(connection, "ALTER TABLE " + table() + " ADD CONSTRAINT " + quote(name) + " " + definition);
        if (comment.isPresent()) {
            Query.execute(
                    connection,
                    "COMMENT ON CONSTRAINT " + quote(name) + " ON " + table() + " IS " + literal(comment.get()));
        }
    }

    /** The same as one whose rows can be asked about; empty when the role may not read one of the tables. */
    Optional<TargetForeignKey> readable(Connection connection) throws SQLException {
        return TargetForeignKey.of(connection, table()).stream()
                .filter(k -> k.name().equals(name))
                .findFirst();
    }
}
