package dev.sessiondb.testing;

import java.util.ArrayList;
import java.util.List;

/** What a terminal shows after it was sent some text: all lines, those that scrolled away included. Knows the control sequences that sessiondb sends, and no other. See ECMA-48. */
public final class Picture {
    private final int columns;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    public Picture(int columns) {
        this.columns = columns;
    }

    /** Takes text as a terminal does. */
    public Picture send(String text) {
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit == '\u001B') {
                at = control(text, at + 2);
            } else {
                print(unit);
            }
            at++;
        }
        return this;
    }

    /** Returns where the sequence ends. */
    private int control(String text, int from) {
        int end = from;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        switch (text.charAt(end)) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(text.substring(from, end)));
            case 'J' -> wipe();
            case 'm' -> {} // a colour
            default -> throw new AssertionError("ESC " + text.substring(from - 1, end + 1));
        }
        return end;
    }

    private void wipe() {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).clear();
    }

    private void print(char unit) {
        switch (unit) {
            case '\r' -> column = 0;
            case '\n' -> {
                row++;
                column = 0;
            }
            default -> put(unit);
        }
        while (lines.size() <= row) {
            lines.add(new StringBuilder());
        }
    }

    private void put(char unit) {
        if (column == columns) {
            column = 0;
            row++;
            lines.add(new StringBuilder());
        }
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column, unit);
        column++;
    }

    /** The lines, without blanks at their ends and without empty ones at the end. */
    public List<String> lines() {
        List<String> shown = new ArrayList<>();
        lines.forEach(line -> shown.add(line.toString().stripTrailing()));
        while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }
}
