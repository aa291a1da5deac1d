package dev.sessiondb.plan;

import java.util.Optional;

/** A pattern of GLOB. Used once. */
final class GlobPattern {
    private final int[] points;
    private final StringBuilder regex = new StringBuilder("^");
    private int position;

    GlobPattern(String pattern) {
        this.points = pattern.codePoints().toArray();
    }

    /** As an advanced regular expression of PostgreSQL; empty for a pattern with an odd set, which matches nothing or depends on its details. */
    Optional<String> regularExpression() {
        while (position < points.length) {
            int point = points[position++];
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    if (!set()) {
                        return Optional.empty();
                    }
                }
                default -> literal(point);
            }
        }
        return Optional.of(regex.append('$').toString());
    }

    /** After the bracket: {@code ^} negates, a bracket in the first place is itself, a hyphen between two is a range. */
    private boolean set() {
        regex.append('[');
        if (at(position) == '^') {
            regex.append('^');
            position++;
        }
        int first = position;
        while (at(position) != ']' || position == first) {
            if (position >= points.length) {
                return false;
            }
            int low = points[position++];
            boolean range = at(position) == '-' && position + 1 < points.length && at(position + 1) != ']';
            literal(low);
            if (range) {
                int high = points[position + 1];
                if (high < low || low == ']' || low == '-' || high == '-') {
                    return false;
                }
                regex.append('-');
                literal(high);
                position += 2;
                if (at(position) == '-' && at(position + 1) != ']') {
                    return false;
                }
            }
        }
        position++;
        regex.append(']');
        return true;
    }

    private int at(int index) {
        return index < points.length ? points[index] : -1;
    }

    /** ASCII letters and digits stand for themselves; everything else is escaped, inside brackets and outside. */
    private void literal(int point) {
        boolean plain =
                (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
        if (plain) {
            regex.append((char) point);
        } else {
            regex.append(point > 0xFFFF ? String.format("\\U%08x", point) : String.format("\\u%04x", point));
        }
    }
}
