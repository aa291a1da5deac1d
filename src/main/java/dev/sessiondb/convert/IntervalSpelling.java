package dev.sessiondb.convert;

import java.math.BigDecimal;
import java.util.List;

/** {@code interval} as ISO 8601, each part with its own sign, or as a clock where it has neither months nor days. */
final class IntervalSpelling {
    private static final int DAYS_AT = 8;
    private static final int MONTHS_AT = 12;
    private static final long MICROS_PER_MINUTE = 60_000_000L;

    private IntervalSpelling() {}

    static List<Spelling> all() {
        return List.of((value, out) -> out.setText(iso(value)), (value, out) -> clock(value, out));
    }

    private static String iso(BinaryField value) {
        long micros = value.int64(0);
        int days = value.int32(DAYS_AT);
        int months = value.int32(MONTHS_AT);
        String date = (months / 12 == 0 ? "" : months / 12 + "Y")
                + (months % 12 == 0 ? "" : months % 12 + "M")
                + (days == 0 ? "" : days + "D");
        long minutes = micros / MICROS_PER_MINUTE;
        long rest = micros % MICROS_PER_MINUTE;
        String time = (minutes / 60 == 0 ? "" : minutes / 60 + "H")
                + (minutes % 60 == 0 ? "" : minutes % 60 + "M")
                + (rest == 0 ? "" : seconds(rest) + "S");
        if (date.isEmpty() && time.isEmpty()) {
            return "PT0S";
        }
        return "P" + date + (time.isEmpty() ? "" : "T" + time);
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private static boolean clock(BinaryField value, StoredValue out) {
        long micros = value.int64(0);
        boolean plain = micros >= 0 && value.int32(DAYS_AT) == 0 && value.int32(MONTHS_AT) == 0;
        return plain && micros < 24 * 60 * MICROS_PER_MINUTE && out.setText(ClockText.of(micros, Fraction.SHORTEST));
    }
}
