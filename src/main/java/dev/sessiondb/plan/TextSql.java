package dev.sessiondb.plan;

import dev.sessiondb.plan.TypedSql.Family;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.Call;
import java.util.List;
import java.util.Optional;

/** Translates SQLite's functions on texts and blobs. Those that change case know ASCII letters only, as PostgreSQL does under its collation {@code "C"}. */
final class TextSql {

    private TextSql() {}

    static Optional<TypedSql> one(String function, TypedSql value) {
        if (value.family() == Family.BYTES) {
            return bytes(function, value.sql());
        }
        return FunctionSql.asText(value).flatMap(text -> text(function, text.typed()));
    }

    private static Optional<TypedSql> bytes(String function, String blob) {
        return switch (function) {
            case "length", "octet_length" -> Optional.of(TypedSql.integer("octet_length(" + blob + ")", Range.LENGTH));
            case "hex" -> Optional.of(TypedSql.text("coalesce(upper(encode(" + blob + ", 'hex')), '')"));
            default -> Optional.empty();
        };
    }

    private static Optional<TypedSql> text(String function, String text) {
        return switch (function) {
            case "length" -> Optional.of(TypedSql.integer("length(" + text + ")", Range.LENGTH));
            case "lower", "upper" -> Optional.of(TypedSql.text(function + "(" + text + " COLLATE \"C\")"));
            case "trim" -> Optional.of(TypedSql.text("btrim(" + text + ", ' ')"));
            case "ltrim", "rtrim" -> Optional.of(TypedSql.text(function + "(" + text + ", ' ')"));
            default -> Optional.empty();
        };
    }

    static Optional<TypedSql> several(String function, List<TypedSql> arguments) {
        List<String> texts = arguments.stream()
                .flatMap(a -> FunctionSql.asText(a).stream())
                .map(TypedSql::typed)
                .toList();
        if (texts.size() != arguments.size()) {
            return Optional.empty();
        }
        String list = String.join(", ", texts);
        return switch (function + " " + texts.size()) {
            case "trim 2" -> Optional.of(TypedSql.text("btrim(" + list + ")"));
            case "ltrim 2", "rtrim 2" -> Optional.of(TypedSql.text(function + "(" + list + ")"));
            case "instr 2" -> Optional.of(TypedSql.integer("strpos(" + list + ")", Range.LENGTH));
            case "replace 3" ->
                arguments.get(2).literal()
                                || arguments
                                        .get(1)
                                        .constant()
                                        .filter(c -> !c.isEmpty())
                                        .isPresent()
                        ? Optional.of(TypedSql.text("replace(" + list + ")"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** From a place known to be at least 1, or counted from the end. */
    static Optional<TypedSql> substring(Call call, List<TypedSql> arguments) {
        Optional<String> text = FunctionSql.asText(arguments.get(0)).map(TypedSql::typed);
        if (text.isEmpty() || arguments.size() > 3) {
            return Optional.empty();
        }
        Optional<Long> start = small(call.arguments().get(1));
        if (start.isEmpty()) {
            return computed(text.get(), call, arguments);
        }
        if (arguments.size() == 2 && start.get() < 0) {
            return Optional.of(TypedSql.text("right(" + text.get() + ", " + -start.get() + ")"));
        }
        Optional<Long> length = arguments.size() == 3 ? small(call.arguments().get(2)) : Optional.of(0L);
        if (start.get() < 1 || length.isEmpty() || length.get() < 0) {
            return Optional.empty();
        }
        String count = arguments.size() == 3 ? ", " + length.get() : "";
        return Optional.of(TypedSql.text("substr(" + text.get() + ", " + start.get() + count + ")"));
    }

    /** From a computed place, if that is at least 1. */
    private static Optional<TypedSql> computed(String text, Call call, List<TypedSql> arguments) {
        TypedSql start = arguments.get(1);
        Optional<Long> length = arguments.size() == 3 ? small(call.arguments().get(2)) : Optional.of(0L);
        boolean inside = start.family() == Family.INTEGER
                && start.bounds().low().signum() > 0
                && start.bounds().high().compareTo(Range.LENGTH.high()) < 0;
        if (!inside || length.isEmpty() || length.get() < 0) {
            return Optional.empty();
        }
        String count = arguments.size() == 3 ? ", " + length.get() : "";
        return Optional.of(TypedSql.text("substr(" + text + ", (" + start.sql() + ")::int" + count + ")"));
    }

    private static Optional<Long> small(Expression expression) {
        return FunctionSql.wholeNumber(expression).filter(n -> Math.abs(n) < 1_000_000_000);
    }
}
