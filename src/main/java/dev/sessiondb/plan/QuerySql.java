package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Query;
import dev.sessiondb.schema.Query.From;
import dev.sessiondb.schema.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Translates a query whose tables are known. */
final class QuerySql {
    private final Function<String, Relation> relations;

    /** @param relations finds a table or view by its name in the source, its columns unqualified; throws {@link Untranslated} when it can't be read */
    QuerySql(Function<String, Relation> relations) {
        this.relations = relations;
    }

    /**
     * The query.
     *
     * @throws Untranslated when part of it has no translation
     */
    Relation translate(Query query, String name) {
        List<SelectSql> selects = query.selects().stream()
                .map(s -> new SelectSql(s, new FromSql(s.from(), this::read)))
                .toList();
        SelectSql first = selects.get(0);
        boolean compound = selects.size() > 1;
        requireAlike(query, selects);
        boolean byPlace = !query.orderBy().isEmpty() && (compound || first.distinct());
        StringBuilder sql = new StringBuilder(first.sql(byPlace));
        for (int i = 1; i < selects.size(); i++) {
            sql.append('\n')
                    .append(query.operators().get(i - 1))
                    .append('\n')
                    .append(selects.get(i).sql(byPlace));
        }
        return new Relation(name, sql + order(query, first, byPlace) + limit(query), first.results());
    }

    private Relation read(From item, String alias) {
        Relation relation = item.subquery()
                .map(q -> inner(q, alias))
                .orElseGet(() -> relations.apply(item.table().orElseThrow()));
        List<ExpressionColumn> columns = relation.columns().stream()
                .map(c -> new ExpressionColumn(c.name(), qualified(alias, c.value())))
                .toList();
        return new Relation(alias, relation.sql(), columns);
    }

    private Relation inner(Query query, String alias) {
        Relation inner = translate(query, alias);
        long names = inner.columns().stream()
                .map(c -> Names.fit(c.name()))
                .distinct()
                .count();
        if (names < inner.columns().size()) {
            throw new Untranslated("a subquery in it has two columns of one name");
        }
        List<ExpressionColumn> columns = inner.columns().stream()
                .map(c -> new ExpressionColumn(c.name(), c.value().withSql(Identifiers.quote(Names.fit(c.name())))))
                .toList();
        return new Relation(alias, "(" + inner.sql() + ")", columns);
    }

    private static TypedSql qualified(String alias, TypedSql column) {
        return column.withSql(Identifiers.quote(alias) + "." + column.sql());
    }

    private static void requireAlike(Query query, List<SelectSql> selects) {
        boolean compares = query.operators().stream().anyMatch(o -> !o.equals("UNION ALL"));
        List<TypedSql> first = selects.get(0).values().toList();
        for (SelectSql select : selects) {
            List<TypedSql> values = select.values().toList();
            boolean alike = values.size() == first.size();
            for (int i = 0; alike && i < values.size(); i++) {
                Family family = values.get(i).family();
                boolean comparable = !compares || ResultSql.hasEquality(values.get(i));
                alike = selects.size() == 1
                        || (family == first.get(i).family()
                                && family != Family.OTHER
                                && family != Family.JSON
                                && family != Family.TIME
                                && comparable);
            }
            if (!alike) {
                throw new Untranslated("its parts have columns of different kinds");
            }
        }
    }

    private static String order(Query query, SelectSql first, boolean byPlace) {
        List<String> terms = new ArrayList<>();
        List<TypedSql> values = first.values().toList();
        for (Order term : query.orderBy()) {
            if (!byPlace) {
                terms.add(first.ordered(term));
                continue;
            }
            int place = first.place(term.expression())
                    .orElseThrow(() -> new Untranslated("it is sorted by what it doesn't select"));
            if (!ResultSql.hasEquality(values.get(place - 1))) {
                throw new Untranslated("it is sorted by a value that the engines sort differently");
            }
            boolean nullsFirst = term.nullsFirst().orElse(!term.descending());
            terms.add(place + ResultSql.direction(term.descending(), nullsFirst));
        }
        return terms.isEmpty() ? "" : "\n ORDER BY " + String.join(", ", terms);
    }

    private static String limit(Query query) {
        String limit =
                query.limit().filter(n -> n >= 0).map(n -> "\n LIMIT " + n).orElse("");
        return limit + (query.offset() > 0 ? "\n OFFSET " + query.offset() : "");
    }
}
