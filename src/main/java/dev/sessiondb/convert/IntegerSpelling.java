package dev.sessiondb.convert;

import java.util.List;

/** {@code smallint}, {@code integer} and {@code bigint} as INTEGER, numeral or REAL. */
final class IntegerSpelling {

    private IntegerSpelling() {}

    static List<Spelling> all() {
        return List.of(
                (value, out) -> out.setNumber(number(value)),
                (value, out) -> out.setText(Long.toString(number(value))),
                (value, out) -> Doubles.exact(number(value)) && out.setReal((double) number(value)));
    }

    private static long number(BinaryField value) {
        return switch (value.length()) {
            case 2 -> value.int16(0);
            case 4 -> value.int32(0);
            default -> value.int64(0);
        };
    }
}
