package dev.sessiondb.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something the plan says about the data or its schema.
 *
 * @param code stable, such as {@code view-not-carried}
 * @param severity what it means for the run
 * @param table the table (or object) concerned; empty where it is about all
 * @param column the column concerned, if one is
 * @param message in words, naming the thing
 * @param sql the definition left out, when there is one
 * @param rows how many rows, or values of as many rows, it is about; empty where it is about none
 * @param options those of the command line that decide what becomes of it, such as {@code --orphans}; empty where none does
 */
public record Finding(
        String code,
        Severity severity,
        String table,
        Optional<String> column,
        String message,
        Optional<String> sql,
        OptionalLong rows,
        List<String> options) {

    public Finding {
        options = List.copyOf(options);
    }

    /** One of a table that is about no rows in particular, and that no option decides. */
    public static Finding of(String code, Severity severity, String table, String message) {
        return new Finding(
                code, severity, table, Optional.empty(), message, Optional.empty(), OptionalLong.empty(), List.of());
    }

    /** The same, of a column. */
    static Finding of(String code, Severity severity, String table, String column, String message) {
        return new Finding(
                code, severity, table, Optional.of(column), message, Optional.empty(), OptionalLong.empty(), List.of());
    }

    Finding leavingOut(Optional<String> definition) {
        return new Finding(code, severity, table, column, message, definition, rows, options);
    }

    Finding about(OptionalLong number) {
        return new Finding(code, severity, table, column, message, sql, number, options);
    }

    Finding decidedBy(List<String> deciding) {
        return new Finding(code, severity, table, column, message, sql, rows, deciding);
    }

    /** In one line: the table, the column and what is said of them. */
    public String line() {
        return table.isEmpty()
                ? message
                : "table `" + table + "`"
                        + column.map(c -> ", column `" + c + "`").orElse("") + ": " + message;
    }

    /** What a finding means for the run. */
    public enum Severity {
        /** Good to know. */
        NOTE,
        /** Something of the source is not carried, or is carried with a change. */
        WARNING,
        /** The run can't start. */
        ERROR
    }
}
