package dev.sessiondb.convert;

import java.util.List;

/** {@code time} as text. */
final class TimeSpelling {
    private static final long MICROS_PER_MINUTE = 60_000_000L;

    private TimeSpelling() {}

    static List<Spelling> all() {
        return List.of(
                clock(Fraction.SHORTEST),
                clock(Fraction.NONE_OR_SIX),
                clock(Fraction.THREE),
                clock(Fraction.SIX),
                (value, out) -> value.int64(0) % MICROS_PER_MINUTE == 0
                        && out.setText(
                                ClockText.of(value.int64(0), Fraction.SHORTEST).substring(0, 5)));
    }

    private static Spelling clock(Fraction fraction) {
        return (value, out) -> fraction.takes(value.int64(0)) && out.setText(ClockText.of(value.int64(0), fraction));
    }
}
