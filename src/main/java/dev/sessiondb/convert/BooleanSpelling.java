package dev.sessiondb.convert;

import java.util.List;

/** {@code boolean} as 0 and 1, or as words. */
final class BooleanSpelling {

    private BooleanSpelling() {}

    static List<Spelling> all() {
        return List.of(
                (value, out) -> out.setNumber(value.int8(0)),
                words("false", "true"),
                words("f", "t"),
                words("FALSE", "TRUE"),
                words("False", "True"),
                words("0", "1"),
                words("no", "yes"),
                words("n", "y"),
                words("off", "on"),
                (value, out) -> out.setReal(value.int8(0)));
    }

    private static Spelling words(String no, String yes) {
        return (value, out) -> out.setText(value.int8(0) == 0 ? no : yes);
    }
}
