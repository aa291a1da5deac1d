package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.ReferentialAction;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plans the foreign keys of new tables; those that PostgreSQL couldn't make are findings. */
final class ForeignKeyPlans {
    private final Map<String, TableDraft> drafts;
    private final Findings findings;

    /**
     * Plans.
     *
     * @param drafts every table of the plan, by lower-case source name
     */
    ForeignKeyPlans(Map<String, TableDraft> drafts, Findings findings) {
        this.drafts = Map.copyOf(drafts);
        this.findings = findings;
    }

    List<ForeignKeyPlan> plan(TableDraft child) {
        List<ForeignKeyPlan> plans = new ArrayList<>();
        Names names = new Names(Set.of());
        for (ForeignKey key : child.table().foreignKeys()) {
            plan(child, key, names).ifPresent(plans::add);
        }
        return plans;
    }

    private Optional<ForeignKeyPlan> plan(TableDraft child, ForeignKey key, Names names) {
        Optional<String> obstacle = obstacle(child, key);
        return obstacle.isPresent()
                ? notCarried(child, key, obstacle.get())
                : Optional.of(carried(child, parent(key).orElseThrow(), key, names));
    }

    private Optional<TableDraft> parent(ForeignKey key) {
        return Optional.ofNullable(drafts.get(AsciiNames.lower(key.referencedTable())));
    }

    /** Why PostgreSQL couldn't have such a foreign key; empty when it can. */
    Optional<String> obstacle(TableDraft child, ForeignKey key) {
        Optional<TableDraft> parent = parent(key);
        if (parent.isEmpty()) {
            return Optional.of("the referenced table does not exist or is not carried");
        }
        List<ColumnPlan> from = child.columns(key.columns());
        List<ColumnPlan> to = parent.get().columns(key.referencedColumns());
        if (from.size() != key.columns().size() || to.size() != from.size()) {
            return Optional.of("its columns are not all carried");
        }
        if (!from.stream().allMatch(ColumnPlan::written) && changes(key)) {
            return Optional.of("PostgreSQL's action can't change a column that it computes itself");
        }
        if (!unique(parent.get(), key.referencedColumns())) {
            return Optional.of("the referenced columns are neither a primary key nor unique");
        }
        if (to.stream().anyMatch(CollatedKey::collated)) {
            return Optional.of("SQLite compares the referenced columns by a collation of theirs, and a foreign key of"
                    + " PostgreSQL byte by byte");
        }
        return IntStream.range(0, from.size())
                .filter(i -> !comparable(from.get(i), to.get(i)))
                .mapToObj(i -> "the types differ: `" + from.get(i).typeSql() + "` references `"
                        + to.get(i).typeSql() + "`")
                .findFirst();
    }

    private static ForeignKeyPlan carried(TableDraft child, TableDraft parent, ForeignKey key, Names names) {
        List<String> from = targetNames(child.columns(key.columns()));
        List<String> to = targetNames(parent.columns(key.referencedColumns()));
        String name = names.take(child.targetName() + "_" + String.join("_", from) + "_fkey");
        String alter = "ALTER TABLE " + quote(child.targetName());
        String sql = alter + " ADD CONSTRAINT " + quote(name) + " FOREIGN KEY (" + list(from) + ") REFERENCES "
                + quote(parent.targetName()) + " (" + list(to) + ")" + action(" ON DELETE ", key.onDelete())
                + action(" ON UPDATE ", key.onUpdate()) + (key.deferred() ? " DEFERRABLE INITIALLY DEFERRED" : "")
                + ";\n";
        String inverse = alter + " DROP CONSTRAINT " + quote(name) + ";\n";
        return new ForeignKeyPlan(
                name,
                from,
                parent.targetName(),
                to,
                sql,
                inverse,
                parent.existing().isPresent());
    }

    private static boolean changes(ForeignKey key) {
        boolean onDelete =
                key.onDelete() == ReferentialAction.SET_NULL || key.onDelete() == ReferentialAction.SET_DEFAULT;
        return onDelete
                || (key.onUpdate() != ReferentialAction.NO_ACTION && key.onUpdate() != ReferentialAction.RESTRICT);
    }

    private static String action(String clause, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : clause + action.sql();
    }

    private Optional<ForeignKeyPlan> notCarried(TableDraft child, ForeignKey key, String why) {
        findings.warn("foreign-key-not-carried", child.table().name(), "a foreign key is left out: " + why, sql(key));
        return Optional.empty();
    }

    static String sql(ForeignKey key) {
        return "FOREIGN KEY (" + list(key.columns()) + ") REFERENCES " + quote(key.referencedTable()) + " ("
                + list(key.referencedColumns()) + ")";
    }

    private static boolean unique(TableDraft parent, List<String> columns) {
        Set<String> wanted = lower(columns);
        if (parent.existing().isPresent()) {
            Set<String> names = new HashSet<>(targetNames(parent.columns(columns)));
            return Set.copyOf(parent.existing().get().primaryKey()).equals(names)
                    || parent.existing().get().uniqueKeys().stream()
                            .anyMatch(k -> Set.copyOf(k.columns()).equals(names));
        }
        Table table = parent.table();
        return table.primaryKey().map(k -> lower(k.columns()).equals(wanted)).orElse(false)
                || table.indexes().stream()
                        .filter(ForeignKeyPlans::plainUnique)
                        .filter(i -> columns(i).size() == wanted.size())
                        .anyMatch(i -> lower(columns(i)).equals(wanted));
    }

    private static boolean plainUnique(Index index) {
        return index.unique()
                && !index.partial()
                && index.parts().stream().allMatch(p -> p.column().isPresent() && p.binary());
    }

    private static List<String> columns(Index index) {
        return index.parts().stream().map(p -> p.column().orElseThrow()).toList();
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(AsciiNames::lower).collect(Collectors.toSet());
    }

    /** Whether PostgreSQL has an equality for the two. */
    static boolean comparable(ColumnPlan from, ColumnPlan to) {
        return comparable(kind(from), kind(to));
    }

    private static boolean comparable(TypeKind from, TypeKind to) {
        return from == to || (family(from).equals(family(to)) && !family(from).equals("other"));
    }

    private static String family(TypeKind kind) {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> "number";
            case TEXT, VARCHAR, CHAR -> "text";
            default -> "other";
        };
    }

    private static TypeKind kind(ColumnPlan column) {
        return column.conversion().type().kind();
    }

    private static List<String> targetNames(List<ColumnPlan> columns) {
        return columns.stream().map(ColumnPlan::targetName).toList();
    }

    private static String list(List<String> names) {
        return names.stream().map(dev.sessiondb.schema.Identifiers::quote).collect(Collectors.joining(", "));
    }
}
