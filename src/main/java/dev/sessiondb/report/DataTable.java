package dev.sessiondb.report;

import java.util.List;
import java.util.Optional;

/**
 * Rows and columns; the first cell of a row names it.
 *
 * @param rows a text for each column
 * @param total a last row, which sums them up
 */
public record DataTable(String caption, List<Column> columns, List<List<String>> rows, Optional<List<String>> total)
        implements Block {

    /** So many rows are printed on one sheet of paper, not on two. */
    private static final int ON_ONE_SHEET = 25;

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("table `" + caption + "` has a row of another width");
        }
    }

    /** What a column holds. */
    public enum Kind {
        /** Words; what stands between backticks is code. */
        TEXT,
        /** Code as it is. */
        NAME,
        /** Aligned at its end. */
        NUMBER
    }

    /** A column's head. */
    public record Column(String title, Kind kind) {

        public static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }

        public static Column name(String title) {
            return new Column(title, Kind.NAME);
        }

        public static Column number(String title) {
            return new Column(title, Kind.NUMBER);
        }
    }

    @Override
    public void write(Markup markup) {
        String css = rows.size() <= ON_ONE_SHEET ? "scroll sheet" : "scroll";
        markup.open("div", "class", css, "role", "region", "aria-label", caption + ", table", "tabindex", "0")
                .line();
        markup.open("table").element("caption", caption).line();
        head(markup);
        markup.open("tbody").line();
        rows.forEach(row -> row(row, false, markup));
        markup.close().line();
        total.ifPresent(row -> {
            markup.open("tfoot");
            row(row, true, markup);
            markup.close().line();
        });
        markup.close().close().line();
    }

    private void head(Markup markup) {
        markup.open("thead").open("tr");
        columns.forEach(column -> markup.element("th", column.title(), "scope", "col", "class", css(column)));
        markup.close().close().line();
    }

    private void row(List<String> cells, boolean sums, Markup markup) {
        markup.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            cell(i, cells.get(i), sums, markup);
        }
        markup.close().line();
    }

    private void cell(int index, String text, boolean sums, Markup markup) {
        Column column = columns.get(index);
        if (index == 0) {
            markup.open("th", "scope", "row", "class", css(column));
        } else {
            markup.open("td", "class", css(column));
        }
        if (column.kind() == Kind.NAME && !text.isEmpty() && !sums) {
            markup.code(text);
        } else {
            markup.prose(text);
        }
        markup.close();
    }

    private static String css(Column column) {
        return column.kind() == Kind.NUMBER ? "number" : "words";
    }
}
