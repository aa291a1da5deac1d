package dev.sessiondb.plan;

import dev.sessiondb.schema.DefaultValue;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BlobLiteral;
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

/** Translates a column's DEFAULT so that a new row gets the value it would have got in SQLite, as converted. */
final class DefaultSql {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no", "off");

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
        if (value.expression().isEmpty()) {
            return Translation.UNKNOWN;
        }
        Expression expression = value.expression().get();
        if (expression instanceof NullLiteral) {
            return Translation.NONE;
        }
        if (expression instanceof CurrentTime now) {
            return Translation.of(now(now.keyword(), kind));
        }
        if (expression instanceof Call call) {
            return Translation.of(call(call, kind));
        }
        if (expression instanceof BlobLiteral blob) {
            return kind == TypeKind.BYTEA
                    ? Translation.of(Optional.of("'\\x" + blob.hex() + "'::bytea"))
                    : Translation.UNKNOWN;
        }
        return Translation.of(constant(expression).flatMap(text -> literal(text, kind)));
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
            case TEXT, VARCHAR, CHAR -> Optional.of(Identifiers.literal(text));
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
            case "strftime" -> epoch(call, kind);
            case "unixepoch" -> onlyNow || call.arguments().isEmpty() ? epoch(kind) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> epoch(Call call, TypeKind kind) {
        boolean seconds = call.arguments().equals(List.of(new TextLiteral("%s"), new TextLiteral("now")));
        return seconds ? epoch(kind) : Optional.empty();
    }

    private static Optional<String> epoch(TypeKind kind) {
        return switch (kind) {
            case BIGINT, NUMERIC, DOUBLE -> Optional.of("floor(extract(epoch FROM now()))");
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
            case "CURRENT_DATE" -> Optional.of("date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'");
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
