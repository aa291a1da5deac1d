package dev.sessiondb.postgres;

import dev.sessiondb.store.ReadColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The fingerprints of staged tables: of those that were read to the end, from what was read; of the others, by the server. Thread-safe. */
final class StagedFingerprints {
    private final Map<String, ReadTable> read = new ConcurrentHashMap<>();
    private final Map<String, String> made = new ConcurrentHashMap<>();

    /** What was read of a table, in which order. */
    private record ReadTable(List<String> columns, String fingerprint) {}

    /**
     * A table is about to be read.
     *
     * @param parts in how many parts, from 1
     */
    Reading reading(String table, List<ReadColumn> columns, int parts) {
        return new Reading(table, columns, parts);
    }

    /** One reading of a table. Where its values are all read, and not only their digests, the rows are summed on the way. Thread-safe. */
    final class Reading {
        private final String table;
        private final List<ReadColumn> columns;
        private final RowSum whole = RowSum.begin();
        private int left;

        private Reading(String table, List<ReadColumn> columns, int parts) {
            this.table = table;
            this.columns = columns;
            this.left = parts;
        }

        /** @param told of the rows of one part, too */
        RowsRead part(RowsRead told) {
            if (columns.stream().anyMatch(ReadColumn::digest)) {
                return told;
            }
            RowSum sum = whole.part();
            return new RowsRead() {
                @Override
                public void row(byte[] message, int start) {
                    sum.row(message, start);
                    told.row(message, start);
                }

                @Override
                public void end() {
                    told.end();
                    done(sum);
                }
            };
        }

        private synchronized void done(RowSum part) {
            whole.add(part);
            left--;
            if (left == 0) {
                List<String> names = columns.stream().map(ReadColumn::name).toList();
                read.put(table, new ReadTable(names, whole.text()));
            }
        }
    }

    /** Its rows become others. */
    void forget(String table) {
        read.remove(table);
        made.remove(table);
    }

    /** Lets the server make those of tables that nobody will read. */
    void make(Connection connection, String schema, Collection<String> tables) throws SQLException {
        made.putAll(Fingerprints.of(connection, schema, Relations.tables(connection, schema, tables)));
    }

    /** By table; what isn't known is made now. */
    Map<String, String> of(Connection connection, String schema, Collection<String> tables) throws SQLException {
        List<String> unknown = new ArrayList<>();
        Map<String, String> all = new TreeMap<>();
        Map<String, List<String>> columns = Relations.columns(connection, schema, tables);
        for (String table : Relations.tables(connection, schema, tables)) {
            Optional<String> known = known(table, columns.getOrDefault(table, List.of()));
            known.ifPresentOrElse(found -> all.put(table, found), () -> unknown.add(table));
        }
        all.putAll(Fingerprints.of(connection, schema, unknown));
        return all;
    }

    /** All columns were read, in their order, as they will be when it is looked at again; or the server made it. */
    private Optional<String> known(String table, List<String> columns) {
        ReadTable known = read.get(table);
        return known != null && known.columns().equals(columns)
                ? Optional.of(known.fingerprint())
                : Optional.ofNullable(made.get(table));
    }
}
