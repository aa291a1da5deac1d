package dev.sessiondb.plan;

import dev.sessiondb.convert.Amendment;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.TargetSnapshot;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the values of columns go back to that the profile made of others, or of nothing. */
final class ProfiledReturn {
    private final TablePlan plan;
    private final TableRule rule;
    private final TargetSnapshot snapshot;

    ProfiledReturn(TablePlan plan, TableRule rule, TargetSnapshot snapshot) {
        this.plan = plan;
        this.rule = rule;
        this.snapshot = snapshot;
    }

    boolean derived(ColumnPlan column) {
        return plan.source().derived().containsKey(column.source().name());
    }

    /** Of a column that several were made one of: the first of them. Others can be derived again. */
    Optional<ReturnedColumn> returned(ColumnPlan column, Findings findings) {
        Optional<String> first = rule.derived().stream()
                .filter(derived ->
                        AsciiNames.same(derived.name(), column.source().name()))
                .flatMap(derived -> derived.of().stream())
                .findFirst();
        if (first.isEmpty()) {
            findings.column(
                    "derived-not-returned",
                    Severity.WARNING,
                    plan.source().name(),
                    column.targetName(),
                    "the profile derives this column from others of the file: what PostgreSQL has in it isn't brought back");
        }
        return first.map(part -> returned(column, part));
    }

    private ReturnedColumn returned(ColumnPlan column, String part) {
        Table table = plan.source();
        int position = 0;
        while (!AsciiNames.same(table.columns().get(position).name(), part)) {
            position++;
        }
        return new ReturnedColumn(
                column.targetName(),
                table.columns().get(position).name(),
                column.typeSql(),
                table.columns().get(position).declaredType(),
                column.conversion(),
                OptionalInt.empty(),
                OptionalInt.of(position));
    }

    /** Says where a text of PostgreSQL becomes NULL again. */
    void nulls(Findings findings) {
        plan.columns().stream()
                .filter(column ->
                        !derived(column) && column.conversion().amendment().nullable())
                .forEach(
                        column -> column.conversion()
                                .amendment()
                                .nulls()
                                .ifPresent(
                                        text -> findings.column(
                                                "nulls-again",
                                                Severity.NOTE,
                                                plan.source().name(),
                                                column.targetName(),
                                                "the text `" + text
                                                        + "` stands for NULL, as the profile says: new and changed rows get NULL for it")));
    }

    /** Whether the column is one of several of which the profile makes one. */
    boolean merged(Column column) {
        return rule.derived().stream()
                .flatMap(derived -> derived.of().stream())
                .anyMatch(part -> AsciiNames.same(part, column.name()));
    }

    /** Whether the column is one that the profile made of nothing. */
    boolean added(ColumnPlan column) {
        return rule.derived().stream()
                .filter(derived ->
                        AsciiNames.same(derived.name(), column.source().name()))
                .anyMatch(DerivedColumn::empty);
    }

    /** Whether it is one that the profile makes of nothing, and nobody has put anything into it since. */
    boolean idle(String target) {
        ColumnRule column = rule.column(target);
        return column.add() && !snapshot.holds(plan.targetName(), target, column.nulls());
    }

    /** Whether the profile keeps the two columns of this name apart: each side's stays its own. */
    boolean apart(String target, Findings findings) {
        boolean apart =
                plan.source().column(target).isPresent() && rule.column(target).skip();
        if (apart) {
            findings.column(
                    "column-not-returned",
                    Severity.WARNING,
                    plan.source().name(),
                    target,
                    "the profile keeps PostgreSQL's column and SQLite's of this name apart: rows that are still there keep SQLite's value, new ones get its default");
        }
        return apart;
    }

    /** The same with the text that stands for NULL taken for NULL. */
    ReturnedColumn emptied(ReturnedColumn column) {
        Amendment amendment = Amendment.filling(rule.column(column.source()).nulls());
        return column.read(column.conversion().with(amendment));
    }
}
