package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.RowIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The foreign keys that refer to tables whose rows are replaced: their actions must not run, and afterwards they must hold. */
final class ReplacedReferences {
    private static final int NAMED = 10;

    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String schema;

    ReplacedReferences(Connection connection, MergeConflicts conflicts, String schema) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.schema = schema;
    }

    boolean any(List<MergeTable> tables) throws SQLException {
        for (MergeTable table : tables) {
            if (!to(table).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<ReferringKey> to(MergeTable table) throws SQLException {
        return ReferringKey.to(connection, conflicts.target(table.name()));
    }

    /**
     * Those that the replacement touches: rows that they refer to go, or rows that refer to others come.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code PREFLIGHT_FAILED} when the role may not take one of them off meanwhile
     */
    List<ReferringKey> touched(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        Set<String> lessened = names(counts.stream().filter(c -> c.differing() + c.onlyInTarget() > 0));
        Set<String> enlarged = names(counts.stream().filter(c -> c.differing() + c.fresh() > 0));
        List<ReferringKey> touched = new ArrayList<>();
        for (MergeTable table : tables) {
            for (ReferringKey key : to(table)) {
                if (lessened.contains(key.parent()) || inside(key) && enlarged.contains(key.child())) {
                    touched.add(key);
                }
            }
        }
        requireRights(touched);
        return touched;
    }

    private static Set<String> names(Stream<MergeCount> counts) {
        return counts.map(MergeCount::table).collect(Collectors.toSet());
    }

    private boolean inside(ReferringKey key) {
        return key.schema().equals(schema);
    }

    private void requireRights(List<ReferringKey> keys) throws SQLException {
        List<ReferringKey> others = keys.stream().filter(k -> !k.mayMake()).toList();
        if (others.isEmpty()) {
            return;
        }
        String user = quote(Query.text(connection, "SELECT current_user"));
        String owners = others.stream()
                .map(k -> "GRANT " + quote(k.owner()) + " TO " + user + "; GRANT REFERENCES ON "
                        + Bookkeeping.qualified(schema, k.parent()) + " TO " + user)
                .distinct()
                .collect(Collectors.joining("; "));
        throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "the role may not replace rows that foreign keys refer to")
                .causedBy("these are taken off while rows are replaced, and only the owner of their table may do that: "
                        + others.stream()
                                .map(k -> "`" + k.name() + "` of table `" + k.child() + "` (owner `" + k.owner() + "`)")
                                .collect(Collectors.joining(", ")))
                .hint("restore as the owner, or let a superuser execute: " + owners + ";")
                .toException();
    }

    /** Rows of tables that aren't replaced and refer to rows that won't be there any more, by the table that these are in. */
    Map<String, List<MergeViolation>> broken(List<MergeTable> tables) throws SQLException {
        Map<String, MergeTable> replaced = tables.stream().collect(Collectors.toMap(MergeTable::name, t -> t));
        Map<String, List<MergeViolation>> found = new HashMap<>();
        for (MergeTable table : tables) {
            for (ReferringKey key : to(table)) {
                if (!inside(key) || !replaced.containsKey(key.child())) {
                    broken(key, table)
                            .ifPresent(violation -> found.computeIfAbsent(table.name(), t -> new ArrayList<>())
                                    .add(violation));
                }
            }
        }
        return found;
    }

    /** A key over columns that aren't brought can't be told beforehand; making it again tells. */
    private Optional<MergeViolation> broken(ReferringKey key, MergeTable table) throws SQLException {
        Optional<TargetForeignKey> readable =
                key.readable(connection).filter(k -> table.columns().containsAll(k.keys()));
        if (readable.isEmpty()) {
            return Optional.empty();
        }
        TargetForeignKey asked = readable.get();
        String where = " FROM " + key.table() + " s WHERE " + asked.broken(List.of(conflicts.staged(table.name())))
                + " AND NOT " + asked.broken(List.of(conflicts.target(table.name())));
        long rows = Query.number(connection, "SELECT count(*)" + where);
        if (rows == 0) {
            return Optional.empty();
        }
        List<String> names = Query.list(
                connection,
                "SELECT " + RowWords.name(connection, key.table()) + where + " ORDER BY 1 LIMIT " + NAMED,
                row -> String.valueOf(row.getString(1)));
        String child = inside(key) ? key.child() : key.schema() + "." + key.child();
        return Optional.of(new MergeViolation(
                child, key.name(), key.definition(), asked.columns(), true, false, rows, names, RowIds.NONE));
    }

    /** How many rows break each key already; for those that don't promise that none does. */
    long dangling(List<ReferringKey> keys) throws SQLException {
        long rows = 0;
        for (ReferringKey key : keys) {
            Optional<TargetForeignKey> readable = key.validated() ? Optional.empty() : key.readable(connection);
            if (readable.isPresent()) {
                String broken = readable.get().broken(List.of(conflicts.target(key.parent())));
                rows += Query.number(connection, "SELECT count(*) FROM " + key.table() + " s WHERE " + broken);
            }
        }
        return rows;
    }
}
