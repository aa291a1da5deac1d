package dev.sessiondb.scenario;

import dev.sessiondb.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that an application sees of the schema {@code public}, by plain SQL: definitions and rows; sequences by name, since they never go back. */
final class TargetState {
    private static final String OWN = "NOT LIKE 'sessiondb\\_%'";

    private TargetState() {}

    static Map<String, List<List<@Nullable Object>>> of(TestDatabase database) {
        Map<String, List<List<@Nullable Object>>> all = new TreeMap<>();
        all.put(
                "relations",
                database.query("SELECT relname::text, relkind::text, relacl::text FROM pg_class"
                        + " WHERE relnamespace = 'public'::regnamespace AND relname " + OWN + " ORDER BY 1"));
        all.put(
                "columns",
                database.query(
                        "SELECT table_name::text, column_name::text, data_type::text, column_default::text, is_nullable::text"
                                + " FROM information_schema.columns WHERE table_schema = 'public' AND table_name " + OWN
                                + " ORDER BY 1, 2"));
        all.put(
                "constraints",
                database.query(
                        "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint"
                                + " WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text " + OWN
                                + " ORDER BY 1, 2"));
        all.put(
                "indexes",
                database.query("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename " + OWN
                        + " ORDER BY 1"));
        all.put(
                "schemas",
                database.query("SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY 1"));
        for (List<@Nullable Object> table : database.query(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename " + OWN)) {
            String name = "\"" + table.get(0) + "\"";
            all.put("rows of " + name, database.query("SELECT t::text FROM public." + name + " t ORDER BY 1"));
        }
        return all;
    }
}
