package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimestampConversionTest {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final List<String> SPELLINGS = List.of(
            "uuuu-MM-dd HH:mm:ss.SSSSSSXXX",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX",
            "uuuu-MM-dd't'HH:mm:ss.SSSSSSxx",
            "uuuu-MM-dd'T'HH:mm:ss,SSSSSSxxx",
            "uuuu-MM-dd HH:mm:ss.SSSSSS xxx",
            "uuuu-MM-dd HH:mm:ss.SSSSSS'000'XX",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXX");

    private final Conversion conversion = Fields.conversion(TypeKind.TIMESTAMPTZ);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20 20:23, 2026-11-20T20:23:00Z",
        "2026-11-20T20:23, 2026-11-20T20:23:00Z",
        "2026-11-20 20:23:15, 2026-11-20T20:23:15Z",
        "2026-11-20t20:23:15z, 2026-11-20T20:23:15Z",
        "2026-11-20 20:23:15.7, 2026-11-20T20:23:15.7Z",
        "2026-11-20 20:23:15.792633, 2026-11-20T20:23:15.792633Z",
        "2026-11-20 20:23:15.792633000, 2026-11-20T20:23:15.792633Z",
        "'2026-11-20 20:23:15,5', 2026-11-20T20:23:15.5Z",
        "2026-11-20T20:23:15Z, 2026-11-20T20:23:15Z",
        "2026-11-20T20:23:15 Z, 2026-11-20T20:23:15Z",
        "2026-11-20T20:23:15.000Z, 2026-11-20T20:23:15Z",
        "2026-11-20T20:23:15+05:30, 2026-11-20T14:53:15Z",
        "2026-11-20T20:23:15 +05:30, 2026-11-20T14:53:15Z",
        "2026-11-20T20:23:15-0800, 2026-11-21T04:23:15Z",
        "2026-11-20 20:23:15+00, 2026-11-20T20:23:15Z",
        "2026-11-20 20:23-00:00, 2026-11-20T20:23:00Z",
        "'  2026-11-20 20:23:15  ', 2026-11-20T20:23:15Z",
        "2026-11-20 24:00:00, 2026-11-21T00:00:00Z",
        "2026-12-31 24:00, 2027-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2000-02-29, 2000-02-29T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31 23:59:59.999999, 9999-12-31T23:59:59.999999Z",
        "1969-12-31 23:59:59.999999, 1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00+15:59, 0000-12-31T08:01:00Z",
        "1755177301, 2025-08-14T13:15:01Z",
        "1755177301.029057, 2025-08-14T13:15:01.029057Z",
        "-1.5, 1969-12-31T23:59:58.5Z",
        "1e9, 2001-09-09T01:46:40Z"
    })
    void texts(String text, String instant) {
        assertThat(Fields.number(conversion, text)).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.refused(conversion, value)).contains("not a time");
    }

    static List<Object> others() {
        return List.of(
                "",
                " ",
                "abc",
                "2026-02-30",
                "2025-02-29",
                "1900-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "0000-01-01",
                "10000-01-01",
                "-0001-01-01",
                "26-01-01",
                "2026-1-1",
                "2026/01/01",
                "20260101T000000");
    }

    @ParameterizedTest
    @MethodSource("otherClocks")
    void anythingAfterTheDateThatIsNoClockIsRefused(Object value) {
        anythingElseIsRefused(value);
    }

    static List<Object> otherClocks() {
        return List.of(
                "2026-11-20T",
                "2026-11-20 2",
                "2026-11-20 20",
                "2026-11-20 20:2",
                "2026-11-20 25:00:00",
                "2026-11-20 24:00:01",
                "2026-11-20 24:00:00.1",
                "2026-11-20 20:60:00",
                "2026-11-20 20:23:61",
                "2026-11-20 20:23:15.",
                "2026-11-20 20:23:15.7926331",
                "2026-11-20 20:23:15.0000000001",
                "2026-11-20 20:23:15+",
                "2026-11-20 20:23:15+5",
                "2026-11-20 20:23:15+16:00",
                "2026-11-20 20:23:15+05:60",
                "2026-11-20 20:23:15+05:",
                "2026-11-20 20:23:15 UTC",
                "2026-11-20 20:23:15 Europe/Berlin",
                "2026-11-20 20:23:15ZZ",
                "2026-11-20Z",
                "2026-11-20 20:23:15x",
                "2026-11-20\u000020:23:15",
                "now",
                "20:23:15",
                "2026-11-20" + " ".repeat(60) + "garbage",
                "2026-11-20 20:23:15." + "0".repeat(50) + "1",
                "1755177301.0290571",
                "253402300799.123456789",
                "1e30",
                "1e999999999999",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                1e19,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                new byte[] {1});
    }

    @Test
    void theReasonIsSaid() {
        assertThat(Fields.refused(conversion, "")).isEqualTo("the text is empty, which is not a time");
        assertThat(Fields.refused(conversion, "2026-02-30"))
                .isEqualTo("\"2026-02-30\" is not a time (ISO 8601 with at most microseconds, or a number)");
    }

    @Test
    void zonelessTimesAreInTheColumnsZone() {
        Conversion berlin = in(TypeKind.TIMESTAMPTZ, "Europe/Berlin");
        assertThat(Fields.number(berlin, "2026-07-01 12:00")).isEqualTo(micros(Instant.parse("2026-07-01T10:00:00Z")));
        assertThat(Fields.number(berlin, "2026-01-01 12:00")).isEqualTo(micros(Instant.parse("2026-01-01T11:00:00Z")));
        assertThat(Fields.number(berlin, "2026-01-01 12:00Z")).isEqualTo(micros(Instant.parse("2026-01-01T12:00:00Z")));
        assertThat(Fields.number(berlin, 0L)).isEqualTo(micros(Instant.EPOCH));
        assertThat(Fields.number(berlin, "2026-10-25 02:30"))
                .as("the first of two")
                .isEqualTo(micros(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(Fields.refused(berlin, "2026-03-29 02:30:00"))
                .isEqualTo("\"2026-03-29 02:30:00\" does not exist in Europe/Berlin: the clocks skip it");
        assertThat(Fields.refused(berlin, "abc")).contains("is not a time");
    }

    @Test
    void withoutTimeZoneTheClockIsKept() {
        Conversion berlin = in(TypeKind.TIMESTAMP, "Europe/Berlin");
        assertThat(Fields.number(berlin, "2026-03-29 02:30:00"))
                .isEqualTo(micros(Instant.parse("2026-03-29T02:30:00Z")));
        assertThat(Fields.number(berlin, "2026-07-01 12:00+02:00"))
                .isEqualTo(micros(Instant.parse("2026-07-01T10:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1755177301, 2025-08-14T13:15:01Z",
        "SECONDS, -1, 1969-12-31T23:59:59Z",
        "MILLISECONDS, 1755177301029, 2025-08-14T13:15:01.029Z",
        "MICROSECONDS, 1755177301029057, 2025-08-14T13:15:01.029057Z",
        "NANOSECONDS, 1755177301029057000, 2025-08-14T13:15:01.029057Z",
        "JULIAN_DAYS, 2440588, 1970-01-01T12:00:00Z",
        "JULIAN_DAYS, 0, -4713-11-24T12:00:00Z"
    })
    void integers(NumericTime unit, long value, String instant) {
        assertThat(Fields.number(counting(unit), value)).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1755177301.029057, 2025-08-14T13:15:01.029057Z",
        "SECONDS, 0.1, 1970-01-01T00:00:00.1Z",
        "SECONDS, -0.000001, 1969-12-31T23:59:59.999999Z",
        "SECONDS, 0.0000005, 1970-01-01T00:00:00Z",
        "SECONDS, 0.0000015, 1970-01-01T00:00:00.000002Z",
        "SECONDS, 253402300799.5, 9999-12-31T23:59:59.5Z",
        "MILLISECONDS, 1755177301029.057, 2025-08-14T13:15:01.029057Z",
        "MICROSECONDS, 1755177301029057, 2025-08-14T13:15:01.029057Z",
        "NANOSECONDS, 1755177301029056768, 2025-08-14T13:15:01.029057Z",
        "JULIAN_DAYS, 2440587.5, 1970-01-01T00:00:00Z",
        "JULIAN_DAYS, 2461365.3494791668, 2026-11-20T20:23:15Z",
        "JULIAN_DAYS, 0.0, -4713-11-24T12:00:00Z"
    })
    void reals(NumericTime unit, double value, String instant) {
        assertThat(Fields.number(counting(unit), value)).isEqualTo(micros(Instant.parse(instant)));
    }

    @Test
    void rangeIsPostgresqls() {
        assertThat(Fields.accepts(counting(NumericTime.SECONDS), -210_866_803_200L))
                .isTrue();
        assertThat(Fields.accepts(counting(NumericTime.SECONDS), -210_866_803_201L))
                .isFalse();
        assertThat(Fields.accepts(counting(NumericTime.SECONDS), 9_224_318_015_999L))
                .as("beyond 64 bits since 1970")
                .isFalse();
        assertThat(Fields.accepts(counting(NumericTime.SECONDS), 9_223_372_036_854L))
                .isTrue();
        assertThat(Fields.accepts(counting(NumericTime.MICROSECONDS), Long.MAX_VALUE))
                .isTrue();
        assertThat(Fields.accepts(counting(NumericTime.NANOSECONDS), 1L)).isFalse();
        assertThat(Fields.accepts(counting(NumericTime.JULIAN_DAYS), -1L)).isFalse();
    }

    @Property(tries = 1000)
    void anyTimeInAnySpelling(
            @ForAll @LongRange(min = -62_135_510_400L, max = 253_402_214_400L) long second,
            @ForAll @IntRange(min = 0, max = 999_999) int micro,
            @ForAll @IntRange(min = -15 * 60, max = 15 * 60) int offset,
            @ForAll @IntRange(min = 0, max = 6) int spelling) {
        OffsetDateTime time =
                Instant.ofEpochSecond(second, micro * 1000L).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
        String text = DateTimeFormatter.ofPattern(SPELLINGS.get(spelling), Locale.ROOT)
                .format(time);
        if (text.length() > 4 && text.charAt(4) == '-' && !text.startsWith("0000")) {
            assertThat(Fields.number(conversion, text)).as(text).isEqualTo(micros(time.toInstant()));
        }
    }

    @Property(tries = 1000)
    void anyDayIsTheCalendars(@ForAll @IntRange(min = -719_162, max = 2_932_896) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        assertThat(Fields.number(conversion, date.toString()))
                .isEqualTo(micros(date.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    @Property(tries = 1000)
    void anyThreeNumbersAreADateOrNot(
            @ForAll @IntRange(min = 1, max = 9999) int year,
            @ForAll @IntRange(min = 0, max = 14) int month,
            @ForAll @IntRange(min = 0, max = 33) int day) {
        String text = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
        assertThat(Fields.accepts(conversion, text)).isEqualTo(exists(text));
    }

    private static boolean exists(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    @Property(tries = 2000)
    void anyRealSecondsAreRoundedToTheMicrosecond(
            @ForAll @LongRange(min = -4_000_000_000_000_000L, max = 4_000_000_000_000_000L) long tenths) {
        double value = BigDecimal.valueOf(tenths, 7).doubleValue();
        BigDecimal shortest = new BigDecimal(Double.toString(value));
        if (shortest.stripTrailingZeros().precision() <= 15) {
            assertThat(Fields.number(conversion, value))
                    .isEqualTo(shortest.movePointRight(6)
                                    .setScale(0, RoundingMode.HALF_EVEN)
                                    .longValueExact()
                            - 946_684_800_000_000L);
        }
    }

    @Property(tries = 1000)
    void anyMicrosecondOfThisCenturySurvivesTheReal(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000_000L) long micros) {
        double seconds = BigDecimal.valueOf(micros, 6).doubleValue();
        assertThat(Fields.number(conversion, seconds)).isEqualTo(micros - 946_684_800_000_000L);
    }

    private static Conversion in(TypeKind kind, String zone) {
        return Conversions.of(new ConversionSpec(ColumnType.of(kind), NumericTime.SECONDS, ZoneId.of(zone)));
    }

    private static Conversion counting(NumericTime unit) {
        return Conversions.of(
                ConversionSpec.of(ColumnType.of(TypeKind.TIMESTAMPTZ)).numericTime(unit));
    }

    private static long micros(Instant instant) {
        return (instant.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000 + instant.getNano() / 1000;
    }
}
