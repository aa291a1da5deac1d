package dev.sessiondb.convert;

/** How many digits of a second are written. */
enum Fraction {
    /** As many as the value needs. */
    SHORTEST,
    /** As Python's {@code isoformat} does. */
    NONE_OR_SIX,
    /** As JavaScript's {@code toISOString} does. */
    THREE,
    SIX;

    /** Whether nothing is lost. */
    boolean takes(long micros) {
        return this != THREE || micros % 1000 == 0;
    }

    /** From 0 to 6. */
    int digits(long micros) {
        long rest = Math.floorMod(micros, 1_000_000L);
        return switch (this) {
            case THREE -> 3;
            case SIX -> 6;
            case NONE_OR_SIX -> rest == 0 ? 0 : 6;
            case SHORTEST -> shortest(rest);
        };
    }

    private static int shortest(long rest) {
        int digits = rest == 0 ? 0 : 6;
        for (long r = rest; digits > 0 && r % 10 == 0; r /= 10) {
            digits--;
        }
        return digits;
    }
}
