package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values of which one is the result, brought to one type: the branches of CASE, the arguments of coalesce. */
final class Branches {
    private static final Set<Family> ALIKE =
            Set.of(Family.INTEGER, Family.REAL, Family.BOOLEAN, Family.TEXT, Family.BYTES);

    private Branches() {}

    /** {@code CASE WHEN ... THEN ... [ELSE ...] END}; one more result than conditions when there is an ELSE. */
    static Optional<TypedSql> of(List<String> conditions, List<TypedSql> results) {
        Optional<List<TypedSql>> alike = alike(results);
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        List<TypedSql> values = alike.get();
        StringBuilder sql = new StringBuilder("(CASE");
        for (int i = 0; i < conditions.size(); i++) {
            sql.append(" WHEN ")
                    .append(conditions.get(i))
                    .append(" THEN ")
                    .append(values.get(i).sql());
        }
        if (values.size() > conditions.size()) {
            sql.append(" ELSE ").append(values.get(conditions.size()).sql());
        }
        return Optional.of(like(sql.append(" END)").toString(), values));
    }

    /** A value that is one of these. */
    static TypedSql like(String sql, List<TypedSql> values) {
        List<TypedSql> known =
                values.stream().filter(v -> v.family() != Family.NULL).toList();
        if (known.isEmpty()) {
            return TypedSql.nullLiteral();
        }
        TypedSql first = known.get(0);
        boolean sameStorage = known.stream().allMatch(v -> v.storage().equals(first.storage()));
        TypedSql result = TypedSql.of(sql, first.family()).storedAs(sameStorage ? first.storage() : Optional.empty());
        boolean ranges = known.stream().allMatch(v -> v.range().isPresent());
        return ranges
                ? result.within(
                        known.stream().map(TypedSql::bounds).reduce(Range::or).orElseThrow())
                : result.unbounded();
    }

    /** The values with one family; empty when they have none in common. */
    static Optional<List<TypedSql>> alike(List<TypedSql> values) {
        List<Family> families = values.stream()
                .map(TypedSql::family)
                .filter(f -> f != Family.NULL)
                .distinct()
                .toList();
        if (families.isEmpty() || (families.size() == 1 && ALIKE.contains(families.get(0)))) {
            return Optional.of(values);
        }
        List<TypedSql> counted = values.stream().map(TypedSql::counted).toList();
        boolean numbers = counted.stream().allMatch(v -> v.isNumber() || v.family() == Family.NULL);
        if (!numbers) {
            return Optional.empty();
        }
        boolean integers = counted.stream().allMatch(v -> v.family() == Family.INTEGER || v.family() == Family.NULL);
        return integers ? Optional.of(counted) : doubles(counted);
    }

    private static Optional<List<TypedSql>> doubles(List<TypedSql> values) {
        List<TypedSql> doubles = new ArrayList<>();
        for (TypedSql value : values) {
            if (value.family() == Family.INTEGER && !value.bounds().isExactDouble()) {
                return Optional.empty();
            }
            TypedSql real = TypedSql.of(NumberSql.asDouble(value), Family.REAL).storedAs(value.storage());
            doubles.add(
                    value.family() == Family.NULL
                            ? value
                            : value.range().map(real::within).orElse(real));
        }
        return Optional.of(doubles);
    }
}
