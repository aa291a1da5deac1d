package dev.sessiondb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A phase at work as lines that fit a terminal: what there is room for. In ASCII, but for the names of tables. */
final class ProgressLines {
    private static final int MOST_TABLES = 8;
    private static final int LONGEST_BAR = 50;
    private static final int SHORTEST_BAR = 6;

    /** From how many columns on there is room for it. */
    private static final int TIME_LEFT = 36;

    private static final int SPEED = 56;
    private static final int ROWS = 74;

    private final int width;
    private final int height;

    /**
     * For a terminal.
     *
     * @param columns the last of which stays free, since some terminals begin a new line after it
     * @param rows of which one stays free
     */
    ProgressLines(int columns, int rows) {
        this.width = Math.max(1, columns - 1);
        this.height = Math.max(1, rows - 1);
    }

    List<AttributedString> of(WorkView view) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(overall(view));
        List<WorkView.Table> running = view.running();
        int room = Math.min(MOST_TABLES, height - 1);
        int shown = running.size() <= room ? running.size() : Math.max(0, room - 1);
        running.subList(0, shown).forEach(table -> lines.add(line(table)));
        if (shown < running.size() && room > 0) {
            lines.add(cut(new AttributedString("  and " + (running.size() - shown) + " more")));
        }
        return lines;
    }

    private AttributedString overall(WorkView view) {
        boolean counted = view.tables() > 0 || view.all().done() > 0;
        boolean going = !view.running().isEmpty() && view.all().done() > 0;
        String numbers = counted ? numbers(view.all(), going) : "";
        if (!going || view.all().percent().isEmpty()) {
            numbers += right(time(view.seconds()), width >= TIME_LEFT && counted ? 8 : 1);
        }
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(AttributedStyle.BOLD, view.phase());
        view.step().ifPresent(step -> line.append(": ").append(step));
        int room = width - line.columnLength() - numbers.length() - 1;
        if (view.all().percent().isPresent() && room >= SHORTEST_BAR) {
            line.append(' ').styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN), bar(view.all(), room));
        } else if (view.tables() > 0 && room >= tables(view).length()) {
            line.append(' ').append(tables(view));
        }
        return cut(line.append(numbers).toAttributedString());
    }

    private static String tables(WorkView view) {
        return " " + view.finished() + " of " + view.tables() + " tables";
    }

    private static String bar(Amount amount, int room) {
        int inside = Math.min(LONGEST_BAR, room) - 2;
        int filled = (int) (amount.share() * inside);
        String tip = filled == inside ? "" : ">";
        return "[" + "=".repeat(filled) + tip + " ".repeat(inside - filled - tip.length()) + "]";
    }

    private AttributedString line(WorkView.Table table) {
        String numbers = numbers(table.amount(), true);
        int room = Math.max(1, width - 2 - numbers.length());
        AttributedString name = new AttributedString(oneLine(table.name()));
        AttributedStringBuilder line = new AttributedStringBuilder().append("  ");
        if (name.columnLength() > room) {
            line.append(name.columnSubSequence(0, Math.max(0, room - 2))).append("..");
        } else {
            line.append(name);
        }
        line.append(" ".repeat(Math.max(0, room + 2 - line.columnLength())));
        return cut(line.append(numbers).toAttributedString());
    }

    /**
     * In columns of their own, each with a space in front.
     *
     * @param going there is a speed
     */
    private String numbers(Amount amount, boolean going) {
        StringBuilder numbers = new StringBuilder();
        boolean known = amount.percent().isPresent();
        if (width >= ROWS || !known) {
            String rows = Words.count(amount.done());
            numbers.append(width >= ROWS ? right(rows + " rows", 19) : right(rows, 12));
        }
        if (width >= SPEED && going) {
            OptionalLong speed = amount.perSecond();
            numbers.append(right(speed.isPresent() ? Words.count(speed.getAsLong()) + "/s" : "", 13));
        }
        if (known) {
            numbers.append(right(amount.percent().getAsInt() + " %", 6));
        }
        if (known && width >= TIME_LEFT && going) {
            OptionalLong left = amount.secondsLeft();
            numbers.append(right(left.isPresent() ? time(left.getAsLong()) + " left" : "", 13));
        }
        return numbers.toString();
    }

    private static String oneLine(String name) {
        return VisibleWriter.visible(name).replace('\n', ' ').replace('\t', ' ');
    }

    private AttributedString cut(AttributedString line) {
        return line.columnLength() > width ? line.columnSubSequence(0, width) : line;
    }

    private static String right(String text, int size) {
        return " ".repeat(Math.max(1, size - text.length())) + text;
    }

    /** {@code 0:05}, {@code 1:02:03}. */
    static String time(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
