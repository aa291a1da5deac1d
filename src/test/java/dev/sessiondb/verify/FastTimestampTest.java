package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@code java.time}. */
class FastTimestampTest {
    private static final long DAY = 86_400_000_000L;

    @Test
    void everyDayOfTenThousandYears() {
        for (int year = 0; year <= 9_999; year++) {
            for (int month = 1; month <= 12; month++) {
                for (int day : new int[] {1, 28, 29, 30, 31}) {
                    String text = String.format("%04d-%02d-%02d 00:00:00", year, month, day);
                    assertThat(micros(text)).as(text).isEqualTo(midnight(year, month, day));
                }
            }
        }
    }

    @Property
    void anyMicrosecond(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999) int fraction,
            @ForAll boolean zoned) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, fraction * 1000, ZoneOffset.UTC);
        long expected = second * 1_000_000 + fraction;
        String full = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").format(time);
        assertThat(micros(full)).isEqualTo(expected);
        byte[] within = ("9" + full.replace(' ', 'T') + (zoned ? "Z" : "") + "9").getBytes(StandardCharsets.US_ASCII);
        assertThat(FastTimestamp.micros(within, 1, within.length - 2)).isEqualTo(expected);
        assertThat(FastTimestamp.utc(within, 1, within.length - 2)).isEqualTo(zoned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20 20:23",
                "2026-11-20 20:23:1",
                "2026-11-20 24:00:00",
                "2026-11-20 20:60:00",
                "2026-11-20 20:23:60",
                "2026-00-20 20:23:15",
                "2026-13-20 20:23:15",
                "2026-11-00 20:23:15",
                "2026-11-20 20:23:15.",
                "2026-11-20 20:23:15.Z",
                "2026-11-20 20:23:15.1234567",
                "2026-11-20 20:23:15+01",
                "2026-11-20 20:23:15 Z",
                "2026-11-20 20:23:1/",
                "2026-11-2: 20:23:15",
                "2026/11/20 20:23:15",
                "2026-11-20t20:23:15",
                "20261120 20:23:15.5Z",
                "+026-11-20 20:23:15"
            })
    void whatItDoesNotKnow(String text) {
        assertThat(micros(text)).isEqualTo(FastTimestamp.UNKNOWN);
    }

    private static long midnight(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).toEpochDay() * DAY;
        } catch (DateTimeException e) {
            return FastTimestamp.UNKNOWN;
        }
    }

    private static long micros(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return FastTimestamp.micros(bytes, 0, bytes.length);
    }
}
