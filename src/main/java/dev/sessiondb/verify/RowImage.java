package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One row of one side, in words.
 *
 * @param name such as {@code id = 7}
 */
record RowImage(String name, List<Value> values) {
    private static final String SECRET = "***";

    /** One value: what it is compared by, and how it is told. */
    private record Value(String column, Digest128 digest, String words, String fingerprint) {}

    static RowImage of(Side side, HashedRow row, List<VerifyColumn> columns) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean secret = columns.get(i).secret();
            values.add(new Value(
                    columns.get(i).name(),
                    row.column(i),
                    secret ? SECRET : side.words(i),
                    secret ? SECRET : side.fingerprint(i)));
        }
        return new RowImage(name(side, columns), List.copyOf(values));
    }

    int columns() {
        return values.size();
    }

    String column(int column) {
        return values.get(column).column();
    }

    boolean sameAs(RowImage other) {
        return IntStream.range(0, values.size()).allMatch(column -> sameAs(other, column));
    }

    boolean sameAs(RowImage other, int column) {
        return values.get(column).digest().equals(other.values.get(column).digest());
    }

    String words(int column) {
        return values.get(column).words();
    }

    String fingerprint(int column) {
        return values.get(column).fingerprint();
    }

    /** All values. */
    String words() {
        return Words.cut(values.stream().map(Value::words).collect(Collectors.joining(", ", "(", ")")));
    }

    private static String name(Side side, List<VerifyColumn> columns) {
        String key = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).key())
                .mapToObj(column -> columns.get(column).name() + " = "
                        + (columns.get(column).secret() ? SECRET : side.words(column)))
                .collect(Collectors.joining(", "));
        if (!key.isEmpty()) {
            return key;
        }
        return side.rowName().isEmpty() ? "row without key" : "row without key, " + side.rowName();
    }
}
