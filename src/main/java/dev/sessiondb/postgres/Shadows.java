package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.literal;
import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps staged rows {@code s} out of a table although they are new by key: another row of the target, or an earlier staged one, has their value of a unique key. */
final class Shadows {

    /**
     * One way to be kept out.
     *
     * @param condition about {@code s}
     * @param words what is in the way, as SQL
     */
    record Shadow(String condition, String words) {}

    private final MergeTable table;
    private final TargetColumns columns;
    private final String staged;
    private final String target;
    private final StagedRow row;
    private final Seeds seeds;

    /**
     * For one table.
     *
     * @param staged the staged table, qualified and quoted
     * @param target the target's table, likewise
     * @param seeds rows of it that give way
     */
    Shadows(MergeTable table, TargetColumns columns, String staged, String target, Seeds seeds) {
        this.table = table;
        this.columns = columns;
        this.staged = staged;
        this.target = target;
        this.seeds = seeds;
        this.row = new StagedRow(columns, table.columns());
    }

    List<Shadow> read(Connection connection) throws SQLException {
        List<Shadow> shadows = new ArrayList<>();
        List<UniqueIndex> indexes = UniqueIndex.of(connection, target, new HashSet<>(table.columns()));
        if (table.onConflict() != OnConflict.REPLACE) {
            for (UniqueKey key : table.uniqueKeys()) {
                shadows.add(inTarget(key.name(), columns.equal(key.columns(), "s.", "u.")));
            }
            for (UniqueIndex index : indexes) {
                shadows.add(inTarget(index.name(), index.clashes(expression -> row.value("s.", expression))));
            }
        }
        for (List<String> key : keys()) {
            if (Query.truth(connection, repeats(key))) {
                shadows.add(inStage(String.join(", ", key), earlier(key)));
            }
        }
        for (UniqueIndex index : indexes) {
            if (Query.truth(connection, repeats(index))) {
                shadows.add(inStage("`" + index.name() + "`", earlier(index)));
            }
        }
        return shadows;
    }

    private List<List<String>> keys() {
        return Stream.concat(Stream.of(table.key()), table.uniqueKeys().stream().map(UniqueKey::columns))
                .filter(k -> !k.isEmpty())
                .toList();
    }

    private Shadow inTarget(String key, String clashes) throws SQLException {
        String words = "another row of the target under unique key `" + key + "`";
        return new Shadow(
                "EXISTS (SELECT FROM " + target + " u WHERE " + clashes + other() + ")",
                seeds.any() ? seeds.shadow(words, clashes) : literal(words));
    }

    /** A row that overwrites the target's row of its key doesn't clash with that one, nor does any with a row that goes. */
    private String other() {
        boolean overwrites = (table.onConflict() == OnConflict.UPDATE || seeds.any())
                && !table.key().isEmpty();
        return (overwrites ? " AND NOT (" + columns.equal(table.key(), "s.", "u.") + ")" : "")
                + (seeds.any() ? " AND NOT " + seeds.gone("u.") : "");
    }

    private static Shadow inStage(String key, String condition) {
        return new Shadow(condition, literal("an earlier row of the source with the same (" + key + ")"));
    }

    /** Whether several staged rows have the same value of a key. */
    private String repeats(List<String> key) {
        String list = key.stream().map(c -> columns.keyCast("s.", c)).collect(Collectors.joining(", "));
        String present = key.stream().map(c -> "s." + quote(c) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "SELECT EXISTS (SELECT FROM " + staged + " s WHERE " + present + " GROUP BY " + list
                + " HAVING count(*) > 1)";
    }

    private String repeats(UniqueIndex index) {
        return "SELECT EXISTS (SELECT FROM " + row.rows(staged, List.of()) + " r WHERE " + index.about() + " GROUP BY "
                + String.join(", ", index.expressions()) + " HAVING count(*) > 1)";
    }

    private String earlier(List<String> key) {
        String same = key.stream()
                .map(c -> columns.keyCast("e.", c) + " = " + columns.keyCast("s.", c))
                .collect(Collectors.joining(" AND "));
        return "EXISTS (SELECT FROM " + staged + " e WHERE " + same + " AND e.ctid < " + place() + ")";
    }

    private String earlier(UniqueIndex index) {
        return "EXISTS (SELECT FROM " + row.rows(staged, List.of("ctid")) + " r WHERE "
                + index.clashes(expression -> row.value("s.", expression)) + " AND r.ctid < " + place() + ")";
    }

    private String place() {
        return table.key().isEmpty() ? "s." + MergeSql.PLACE : "s.ctid";
    }
}
