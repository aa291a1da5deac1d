package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the indexes and unique constraints of one new table. */
final class IndexPlans {
    /** PostgreSQL's limit for an entry of a B-tree, BTMaxItemSize: 2,704 bytes, less the header. Whether compression would make a longer one fit isn't known beforehand. */
    private static final long LONGEST_ENTRY = 2_690;

    private final List<ColumnStatistics> seen;
    private final Table table;
    private final String targetTable;
    private final List<ColumnPlan> columns;
    private final ExpressionSql expressions;
    private final Findings findings;

    IndexPlans(TableDraft draft, Findings findings) {
        this.seen = draft.analysis().statistics().columns();
        this.table = draft.table();
        this.targetTable = draft.targetName();
        this.columns = draft.columns();
        this.expressions = new ExpressionSql(draft.expressionColumns());
        this.findings = findings;
    }

    List<IndexPlan> plan(RelationNames names) {
        List<IndexPlan> plans = new ArrayList<>();
        for (Index index : table.indexes()) {
            plan(index, names).ifPresent(plans::add);
        }
        return plans;
    }

    private Optional<IndexPlan> plan(Index index, RelationNames names) {
        List<Optional<String>> parts = index.parts().stream().map(this::part).toList();
        Optional<String> predicate = index.predicate().flatMap(expressions::condition);
        if (parts.isEmpty()
                || !parts.stream().allMatch(Optional::isPresent)
                || index.partial() != predicate.isPresent()) {
            notCarried(index);
            return Optional.empty();
        }
        if (!index.unique() && longest(index) > LONGEST_ENTRY) {
            tooLong(index);
            return Optional.empty();
        }
        String list = parts.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
        boolean plain = index.parts().stream().allMatch(p -> p.column().isPresent() && p.binary() && !p.descending());
        return Optional.of(
                index.constraint() && plain ? constraint(index, list, names) : index(index, list, predicate, names));
    }

    private IndexPlan constraint(Index index, String list, RelationNames names) {
        String wanted = targetTable + "_" + columnNames(index) + "_key";
        String name = names.take(wanted);
        String alter = "ALTER TABLE " + quote(targetTable);
        return new IndexPlan(
                name,
                index.name(),
                true,
                alter + " ADD CONSTRAINT " + quote(name) + " UNIQUE (" + list + ");\n",
                alter + " DROP CONSTRAINT " + quote(name) + ";\n",
                "unique (" + summary(index) + ")");
    }

    private IndexPlan index(Index index, String list, Optional<String> predicate, RelationNames names) {
        String wanted = index.constraint() ? targetTable + "_" + columnNames(index) + "_key" : index.name();
        String name = names.take(wanted);
        if (!index.constraint() && !name.equals(index.name())) {
            findings.note(
                    "renamed", table.name(), "index `" + index.name() + "` is called `" + name + "` in the target");
        }
        String where = predicate.map(p -> " WHERE " + p).orElse("");
        String unique = index.unique() ? "UNIQUE " : "";
        return new IndexPlan(
                name,
                index.name(),
                index.unique(),
                "CREATE " + unique + "INDEX " + quote(name) + " ON " + quote(targetTable) + " (" + list + ")" + where
                        + ";\n",
                "DROP INDEX " + quote(name) + ";\n",
                (index.unique() ? "unique (" : "index (") + summary(index) + ")"
                        + where.toLowerCase(java.util.Locale.ROOT));
    }

    /** One part as DDL: SQLite sorts NULLs first, and first means last when descending. */
    private Optional<String> part(IndexPart part) {
        Optional<String> value = part.column().isPresent()
                ? column(part.column().get(), part.collation())
                : part.expression().flatMap(expressions::translate).flatMap(v -> expression(v, part.collation()));
        return value.map(sql -> sql + (part.descending() ? " DESC" : ""));
    }

    private static Optional<String> expression(TypedSql value, String collation) {
        boolean text = value.family() == TypedSql.Family.TEXT;
        return switch (value.family() == TypedSql.Family.JSON ? "" : collation.toUpperCase(java.util.Locale.ROOT)) {
            case "BINARY" -> Optional.of("(" + value.sql() + ")");
            case "NOCASE" ->
                Optional.of("(" + (text ? "lower(" + value.typed() + " COLLATE \"C\")" : value.sql()) + ")");
            case "RTRIM" -> Optional.of("(" + (text ? "rtrim(" + value.typed() + ", ' ')" : value.sql()) + ")");
            default -> Optional.empty();
        };
    }

    private Optional<String> column(String name, String collation) {
        Optional<ColumnPlan> column = columns.stream()
                .filter(c -> AsciiNames.same(c.source().name(), name))
                .findFirst();
        if (column.isEmpty()) {
            return Optional.empty();
        }
        String quoted = quote(column.get().targetName());
        TypeKind kind = column.get().conversion().type().kind();
        if (kind == TypeKind.JSON) {
            return Optional.empty();
        }
        boolean text = kind == TypeKind.TEXT || kind == TypeKind.VARCHAR || kind == TypeKind.CHAR;
        return switch (collation.toUpperCase(java.util.Locale.ROOT)) {
            case "BINARY" -> Optional.of(quoted);
            case "NOCASE" -> Optional.of(text ? "lower(" + quoted + " COLLATE \"C\")" : quoted);
            case "RTRIM" -> Optional.of(text ? "rtrim(" + quoted + ", ' ')" : quoted);
            default -> Optional.empty();
        };
    }

    private static String columnNames(Index index) {
        return index.parts().stream().map(p -> p.column().orElse("expr")).collect(Collectors.joining("_"));
    }

    private static String summary(Index index) {
        return index.parts().stream()
                .map(p -> p.column().orElse("expression")
                        + (p.binary() ? "" : " collate " + p.collation().toLowerCase(java.util.Locale.ROOT))
                        + (p.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The bytes of the longest values in its columns together. */
    private long longest(Index index) {
        return index.parts().stream()
                .flatMap(part -> part.column().stream())
                .flatMap(name ->
                        columns.stream().filter(c -> AsciiNames.same(c.source().name(), name)))
                .mapToLong(c -> seen.get(c.position()).maxBytes())
                .sum();
    }

    private void tooLong(Index index) {
        findings.warn(
                "index-not-carried",
                table.name(),
                "index `" + index.name() + "` is left out: it has values of up to " + longest(index)
                        + " bytes, and an entry of PostgreSQL's has room for " + LONGEST_ENTRY
                        + "; index a hash of the value instead, such as `md5(column)`",
                index.sql().orElse(""));
    }

    private void notCarried(Index index) {
        findings.warn(
                "index-not-carried",
                table.name(),
                (index.unique() ? "unique index `" : "index `") + index.name() + "` has no translation",
                index.sql().orElse("UNIQUE (" + summary(index) + ")"));
    }
}
