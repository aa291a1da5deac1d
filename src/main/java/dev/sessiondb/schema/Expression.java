package dev.sessiondb.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A parsed SQL expression of the source. What isn't one of these isn't translated, and is said. */
public sealed interface Expression {

    /** A column of the table at hand, as the source spells it. */
    record ColumnReference(String column) implements Expression {}

    /** A whole or decimal number, exact. */
    record NumberLiteral(BigDecimal value) implements Expression {}

    record TextLiteral(String value) implements Expression {}

    /** {@code x'...'}, as upper-case hex digits. */
    record BlobLiteral(String hex) implements Expression {}

    record BooleanLiteral(boolean value) implements Expression {}

    record NullLiteral() implements Expression {}

    /** {@code CURRENT_TIMESTAMP}, {@code CURRENT_DATE} or {@code CURRENT_TIME}, in upper case. */
    record CurrentTime(String keyword) implements Expression {}

    /** A prefix operator: {@code -}, {@code +}, {@code ~} or {@code NOT}. */
    record Unary(String operator, Expression operand) implements Expression {}

    /** An infix operator in its standard spelling: {@code ==} arrives as {@code =}, {@code !=} as {@code <>}; {@code IS} and {@code IS NOT} between any two values. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code x IN (...)} or, negated, {@code x NOT IN (...)}. */
    record In(Expression value, List<Expression> choices, boolean negated) implements Expression {
        public In {
            choices = List.copyOf(choices);
        }
    }

    /** {@code x BETWEEN low AND high}, or negated. */
    record Between(Expression value, Expression low, Expression high, boolean negated) implements Expression {}

    /** A function call, its name in lower case. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code value LIKE pattern ESCAPE escape}, or negated; without ESCAPE it is a {@link Binary}. */
    record EscapedLike(Expression value, Expression pattern, Expression escape, boolean negated)
            implements Expression {}

    /** {@code CASE [operand] WHEN ... THEN ... [ELSE ...] END}, with at least one WHEN. */
    record Case(Optional<Expression> operand, List<When> whens, Optional<Expression> otherwise) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** One branch of a {@link Case}. */
    record When(Expression condition, Expression result) {}

    /** {@code CAST(operand AS type)}, the type as written. */
    record Cast(Expression operand, String type) implements Expression {}

    /** {@code operand COLLATE collation}. */
    record Collate(Expression operand, String collation) implements Expression {}

    /** A column of a named table or alias, in a view. */
    record QualifiedColumn(String table, String column) implements Expression {}

    /** An aggregate that no other call can be: {@code count(*)}, without argument, or {@code f(DISTINCT x)}; the name in lower case. */
    record Aggregate(String function, Optional<Expression> argument) implements Expression {}
}
