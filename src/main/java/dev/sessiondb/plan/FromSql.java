package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Query.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The FROM of one SELECT: what it reads, under which names, and how it is joined. */
final class FromSql implements ColumnScope {
    private final List<Relation> relations = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    /** @param read finds what is read, its columns under the given alias */
    FromSql(List<From> from, BiFunction<From, String, Relation> read) {
        for (From item : from) {
            String alias = item.alias().or(item::table).orElse("subquery_" + relations.size());
            if (relations.stream().anyMatch(r -> AsciiNames.same(r.name(), alias))) {
                throw new Untranslated("it reads `" + alias + "` twice under one name");
            }
            join(item, read.apply(item, alias));
        }
    }

    private void join(From item, Relation relation) {
        String named = relation.sql() + " AS " + Identifiers.quote(relation.name());
        if (relations.isEmpty()) {
            relations.add(relation);
            sql.append("\n  FROM ").append(named);
            return;
        }
        if (item.join().equals("FULL JOIN")) {
            throw new Untranslated("PostgreSQL has no FULL JOIN on any condition");
        }
        List<String> conditions = new ArrayList<>();
        for (String column : item.using()) {
            if (!item.join().equals("JOIN") && !item.join().equals("LEFT JOIN")) {
                throw new Untranslated("it joins with USING on both sides");
            }
            conditions.add(equal(column, relation));
        }
        relations.add(relation);
        item.using().forEach(column -> merged.add(relation.name() + "." + AsciiNames.lower(column)));
        item.on().ifPresent(on -> conditions.add(condition(on)));
        boolean plain = conditions.isEmpty()
                && (item.join().equals("JOIN") || item.join().equals("CROSS JOIN"));
        String join = plain ? "CROSS JOIN" : item.join().equals("CROSS JOIN") ? "JOIN" : item.join();
        String on = plain ? "" : " ON " + (conditions.isEmpty() ? "true" : String.join(" AND ", conditions));
        sql.append("\n  ").append(join).append(' ').append(named).append(on);
    }

    private String equal(String column, Relation relation) {
        Optional<TypedSql> left = column(Optional.empty(), column);
        Optional<TypedSql> right = relation.column(column);
        return left.flatMap(l -> right.flatMap(r -> ComparisonSql.compare(l, "=", r)))
                .map(TypedSql::sql)
                .orElseThrow(
                        () -> new Untranslated("it joins on `" + column + "`, which the engines compare differently"));
    }

    private String condition(Expression on) {
        return new ExpressionSql(this)
                .condition(on)
                .orElseThrow(() -> new Untranslated("a join condition has no exact translation"));
    }

    @Override
    public Optional<TypedSql> column(Optional<String> table, String name) {
        List<TypedSql> found = relations.stream()
                .filter(r -> table.map(t -> AsciiNames.same(t, r.name())).orElse(true))
                .filter(r -> table.isPresent() || !merged.contains(r.name() + "." + AsciiNames.lower(name)))
                .flatMap(r -> r.column(name).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** All columns, or those of one relation. */
    List<ExpressionColumn> all(Optional<String> table) {
        List<ExpressionColumn> all = new ArrayList<>();
        for (Relation relation : relations) {
            if (table.map(t -> AsciiNames.same(t, relation.name())).orElse(true)) {
                relation.columns().stream()
                        .filter(c -> table.isPresent()
                                || !merged.contains(relation.name() + "." + AsciiNames.lower(c.name())))
                        .forEach(all::add);
            }
        }
        return all;
    }

    String sql() {
        return sql.toString();
    }
}
