package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.DefaultValue;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.CurrentTime;
import dev.sessiondb.schema.Expression.NullLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.schema.Expression.Unary;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Translates a column's DEFAULT so that a new row gets the value it would have got in SQLite, as converted. */
final class DefaultSql {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no", "off");

    private static final String CLOCK = "date_trunc('second', now())";
    /** A date and a time of day, in UTC. */
    private static final Pattern INSTANTS = Pattern.compile("%Y-%m-%d[T ]%H:%M:(%S|%f)Z?|%F[T ]%T");

    private DefaultSql() {}

    /** What a default becomes: no default (NULL), an expression, or nothing that means the same. */
    record Translation(boolean known, Optional<String> sql) {
        static final Translation UNKNOWN = new Translation(false, Optional.empty());
        static final Translation NONE = new Translation(true, Optional.empty());

        static Translation of(Optional<String> sql) {
            return sql.isPresent() ? new Translation(true, sql) : UNKNOWN;
        }
    }

    static Translation translate(DefaultValue value, TypeKind kind) {
        return translate(value, ConversionSpec.of(ColumnType.of(kind)));
    }

    static Translation translate(DefaultValue value, ConversionSpec spec) {
        if (value.expression().isEmpty()) {
            return Translation.UNKNOWN;
        }
        Expression expression = value.expression().get();
        TypeKind kind = spec.type().kind();
        if (expression instanceof NullLiteral) {
            return Translation.NONE;
        }
        if (expression instanceof CurrentTime now) {
            return Translation.of(now(now.keyword(), kind));
        }
        Optional<String> sql = expression instanceof Call call ? call(call, kind) : Optional.empty();
        return Translation.of(sql.or(() -> ConvertedLiteral.of(expression, spec))
                .or(() -> constant(expression).flatMap(text -> literal(text, kind)))
                .or(() -> computed(expression, spec)));
    }

    /** Anything else that is computed for a new row. */
    private static Optional<String> computed(Expression expression, ConversionSpec spec) {
        if (constant(expression).isPresent()) {
            return Optional.empty();
        }
        ExpressionSql expressions = new ExpressionSql((table, name) -> Optional.empty(), VolatileSql::translate);
        return expressions
                .translate(expression)
                .flatMap(value -> assigned(value, spec.type().kind()));
    }

    private static Optional<String> assigned(TypedSql given, TypeKind kind) {
        TypedSql value = given.counted();
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT -> only(value, TypedSql.Family.INTEGER);
            case BOOLEAN -> only(given, TypedSql.Family.BOOLEAN);
            case REAL, DOUBLE, NUMERIC ->
                Optional.of(value).filter(TypedSql::isNumber).map(TypedSql::sql);
            case TEXT, VARCHAR -> FunctionSql.asText(value).map(TypedSql::sql);
            case BYTEA -> only(value, TypedSql.Family.BYTES);
            case UUID -> only(value, TypedSql.Family.TEXT).map(sql -> "(" + sql + ")::uuid");
            default -> Optional.empty();
        };
    }

    private static Optional<String> only(TypedSql value, TypedSql.Family family) {
        return Optional.of(value).filter(v -> v.family() == family).map(TypedSql::sql);
    }

    private static Optional<String> constant(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            return Optional.of(number.value().toPlainString());
        }
        if (expression instanceof TextLiteral text) {
            return Optional.of(text.value()).filter(t -> t.indexOf('\0') < 0);
        }
        if (expression instanceof BooleanLiteral bool) {
            return Optional.of(bool.value() ? "1" : "0");
        }
        boolean negative = expression instanceof Unary unary
                && unary.operator().equals("-")
                && unary.operand() instanceof NumberLiteral;
        return negative ? constant(((Unary) expression).operand()).map(text -> "-" + text) : Optional.empty();
    }

    private static Optional<String> literal(String text, TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> bool(text.toLowerCase(Locale.ROOT));
            case SMALLINT, INTEGER, BIGINT ->
                number(text).filter(DefaultSql::whole).map(BigDecimal::toPlainString);
            case REAL, DOUBLE, NUMERIC -> number(text).map(BigDecimal::toPlainString);
            case TEXT, VARCHAR, CHAR -> Optional.of(Identifiers.literal(text).strip());
            default -> Optional.empty();
        };
    }

    private static Optional<String> bool(String text) {
        if (TRUE.contains(text)) {
            return Optional.of("true");
        }
        return FALSE.contains(text) ? Optional.of("false") : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<String> call(Call call, TypeKind kind) {
        boolean onlyNow = call.arguments().equals(List.of(new TextLiteral("now")));
        return switch (call.function()) {
            case "datetime" -> onlyNow ? now("CURRENT_TIMESTAMP", kind) : Optional.empty();
            case "date" -> onlyNow ? now("CURRENT_DATE", kind) : Optional.empty();
            case "time" -> onlyNow ? now("CURRENT_TIME", kind) : Optional.empty();
            case "strftime" -> formatted(call, kind);
            case "unixepoch" -> onlyNow || call.arguments().isEmpty() ? epoch(kind) : Optional.empty();
            case "julianday" -> onlyNow && kind == TypeKind.TIMESTAMPTZ ? Optional.of(CLOCK) : Optional.empty();
            case "json_array", "json_object" -> emptyJson(call, kind);
            default -> Optional.empty();
        };
    }

    private static Optional<String> formatted(Call call, TypeKind kind) {
        if (call.arguments().size() != 2
                || !(call.arguments().get(0) instanceof TextLiteral format)
                || !call.arguments().get(1).equals(new TextLiteral("now"))) {
            return Optional.empty();
        }
        if (format.value().equals("%s")) {
            return epoch(kind);
        }
        return kind == TypeKind.TIMESTAMPTZ && INSTANTS.matcher(format.value()).matches()
                ? Optional.of(
                        "date_trunc('" + (format.value().contains("%f") ? "milliseconds" : "second") + "', now())")
                : Optional.empty();
    }

    private static Optional<String> emptyJson(Call call, TypeKind kind) {
        boolean json = kind == TypeKind.JSON || kind == TypeKind.JSONB;
        String empty = call.function().equals("json_array") ? "'[]'" : "'{}'";
        return json && call.arguments().isEmpty()
                ? Optional.of(empty + "::" + kind.name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static Optional<String> epoch(TypeKind kind) {
        return switch (kind) {
            case INTEGER, BIGINT, NUMERIC, DOUBLE -> Optional.of("floor(extract(epoch FROM now()))");
            case TIMESTAMPTZ -> Optional.of(CLOCK);
            default -> Optional.empty();
        };
    }

    /** SQLite's clock keywords give UTC in whole seconds. */
    private static Optional<String> now(String keyword, TypeKind kind) {
        String utc = "date_trunc('second', now() AT TIME ZONE 'UTC')";
        return switch (kind) {
            case TIMESTAMPTZ -> instant(keyword);
            case TIMESTAMP -> keyword.equals("CURRENT_TIMESTAMP") ? Optional.of(utc) : Optional.empty();
            case DATE -> keyword.equals("CURRENT_DATE") ? Optional.of("(" + utc + ")::date") : Optional.empty();
            case TIME -> keyword.equals("CURRENT_TIME") ? Optional.of("(" + utc + ")::time") : Optional.empty();
            case TEXT, VARCHAR -> Optional.of("to_char(" + utc + ", '" + format(keyword) + "')");
            default -> Optional.empty();
        };
    }

    private static Optional<String> instant(String keyword) {
        return switch (keyword) {
            case "CURRENT_TIMESTAMP" -> Optional.of(keyword);
            case "CURRENT_DATE" -> Optional.of("(date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')");
            default -> Optional.empty();
        };
    }

    private static String format(String keyword) {
        return switch (keyword) {
            case "CURRENT_DATE" -> "YYYY-MM-DD";
            case "CURRENT_TIME" -> "HH24:MI:SS";
            default -> "YYYY-MM-DD HH24:MI:SS";
        };
    }
}
