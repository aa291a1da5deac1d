package dev.sessiondb.plan;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.plan.TypedSql.Collation;
import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column as expressions use it: of the kind of value that its type says, if every value of the source is of that kind; otherwise only asked whether it is NULL.
 *
 * @param name in the source
 */
record ExpressionColumn(String name, TypedSql value) {

    /** A column of which all values are known. */
    static ExpressionColumn of(ColumnPlan plan, ColumnStatistics seen) {
        return of(plan, Identifiers.quote(plan.targetName()), Optional.of(seen));
    }

    /** A column of which no values are known. */
    static ExpressionColumn of(ColumnPlan plan) {
        return of(plan, Identifiers.quote(plan.targetName()), Optional.empty());
    }

    /** @param sql how to write it */
    static ExpressionColumn of(ColumnPlan plan, String sql, Optional<ColumnStatistics> seen) {
        TypeKind kind = plan.conversion().type().kind();
        boolean narrow = kind == TypeKind.SMALLINT || kind == TypeKind.INTEGER;
        Affinity affinity = Affinity.of(plan.source().declaredType());
        Family family = TypedSql.family(kind);
        TypedSql plain = TypedSql.of(narrow ? sql + "::bigint" : sql, family)
                .with(affinity)
                .with(new Collation(plan.source().collation(), false));
        TypedSql value = seen.map(s -> known(plain, s)).orElseGet(() -> natural(plain, kind));
        return new ExpressionColumn(plan.source().name(), value);
    }

    /** The same when some of its values become others on the way. */
    ExpressionColumn changed() {
        return new ExpressionColumn(name, TypedSql.of(value.sql(), Family.OTHER));
    }

    /** Without values: what SQLite would store there. */
    private static TypedSql natural(TypedSql value, TypeKind kind) {
        return switch (value.family()) {
            case REAL -> value.affinity() == Affinity.REAL ? value.storedAs("real") : value;
            case DECIMAL -> value.within(Range.of(0, 0));
            case JSON -> value.storedAs("text");
            case TIME -> value.storedAs("text");
            case OTHER -> kind == TypeKind.CHAR ? value : value.storedAs("text");
            default -> value;
        };
    }

    private static TypedSql known(TypedSql value, ColumnStatistics seen) {
        if (seen.values() == 0) {
            TypedSql empty = natural(value, TypeKind.TEXT);
            return value.isNumber() ? empty.within(Range.of(0, 0)) : empty;
        }
        TypedSql stored = only(seen).map(value::storedAs).orElseGet(value::ofSeveralStorages);
        TypedSql known = value.isNumber() ? range(seen).map(stored::within).orElseGet(stored::unbounded) : stored;
        return ofItsFamily(known, seen)
                ? known
                : TypedSql.of(known.sql(), Family.OTHER).storedAs(known.storage());
    }

    private static Optional<String> only(ColumnStatistics seen) {
        long values = seen.values();
        if (seen.integers() == values) {
            return Optional.of("integer");
        }
        if (seen.reals() == values) {
            return Optional.of("real");
        }
        if (seen.texts() == values) {
            return Optional.of("text");
        }
        return seen.blobs() == values ? Optional.of("blob") : Optional.empty();
    }

    private static boolean ofItsFamily(TypedSql value, ColumnStatistics seen) {
        boolean numbers = seen.texts() + seen.blobs() == 0;
        return switch (value.family()) {
            case INTEGER -> seen.integers() == seen.values();
            case REAL -> numbers;
            case DECIMAL -> numbers && value.bounds().isExactDouble();
            case BOOLEAN ->
                seen.integers() == seen.values()
                        && seen.minInteger().orElse(0) >= 0
                        && seen.maxInteger().orElse(0) <= 1;
            case TEXT, JSON -> seen.texts() == seen.values();
            case BYTES -> seen.blobs() == seen.values();
            case TIME -> value.storage().isPresent();
            case NULL, OTHER -> true;
        };
    }

    /** Empty when an infinity is among them. */
    private static Optional<Range> range(ColumnStatistics seen) {
        Optional<Range> integers = seen.integers() == 0
                ? Optional.empty()
                : Optional.of(Range.of(
                        seen.minInteger().orElseThrow(), seen.maxInteger().orElseThrow()));
        if (seen.reals() == 0) {
            return integers;
        }
        double low = seen.minReal().orElseThrow();
        double high = seen.maxReal().orElseThrow();
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return Optional.empty();
        }
        Range reals = new Range(new BigDecimal(low), new BigDecimal(high));
        return Optional.of(integers.map(reals::or).orElse(reals));
    }
}
