package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Grants on moved tables and their sequences what the role's default privileges for the target schema would have granted, had they been made there ({@code ALTER DEFAULT PRIVILEGES IN SCHEMA}). Those for
 * all schemas took effect when the tables were made.
 */
final class DefaultPrivileges {
    private final Connection connection;
    private final String schema;

    DefaultPrivileges(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    private record Grant(String privilege, String grantee, boolean grantable) {

        String on(String object) {
            return "GRANT " + privilege + " ON " + object + " TO " + (grantee.isEmpty() ? "PUBLIC" : quote(grantee))
                    + (grantable ? " WITH GRANT OPTION" : "");
        }
    }

    void replay(List<String> tables) throws SQLException {
        List<Grant> onTables = grants("r");
        List<Grant> onSequences = grants("S");
        for (String table : tables) {
            grant(onTables, "TABLE " + Bookkeeping.qualified(schema, table));
            for (String sequence : onSequences.isEmpty() ? List.<String>of() : sequences(table)) {
                grant(onSequences, "SEQUENCE " + Bookkeeping.qualified(schema, sequence));
            }
        }
    }

    private void grant(List<Grant> grants, String object) throws SQLException {
        for (Grant grant : grants) {
            Query.execute(connection, grant.on(object));
        }
    }

    /** By kind of object: {@code r} for tables, {@code S} for sequences. */
    private List<Grant> grants(String kind) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT a.privilege_type, CASE a.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(a.grantee) END, a.is_grantable
                FROM pg_default_acl d
                JOIN pg_namespace n ON n.oid = d.defaclnamespace
                CROSS JOIN aclexplode(d.defaclacl) a
                WHERE n.nspname = ? AND d.defaclrole = current_user::regrole AND d.defaclobjtype::text = ?
                """,
                row -> new Grant(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)), row.getBoolean(3)),
                schema,
                kind);
    }

    private List<String> sequences(String table) throws SQLException {
        return Query.list(
                connection, """
                SELECT s.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
                WHERE s.relkind = 'S' AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ?::regclass
                  AND d.deptype IN ('a', 'i')
                ORDER BY s.relname
                """, row -> String.valueOf(row.getString(1)), Bookkeeping.qualified(schema, table));
    }
}
