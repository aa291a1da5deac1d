package dev.sessiondb.verify;

import static dev.sessiondb.verify.Comparing.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values of the source are equal to which dates and times of the target. */
class TimeEqualityTest {
    private static final ConversionSpec TZ = spec(TypeKind.TIMESTAMPTZ);
    private static final ConversionSpec LOCAL = spec(TypeKind.TIMESTAMP);
    private static final ConversionSpec DATE = spec(TypeKind.DATE);
    private static final ConversionSpec TIME = spec(TypeKind.TIME);
    private static final ConversionSpec BERLIN = in(TypeKind.TIMESTAMPTZ, "Europe/Berlin");
    private static final ConversionSpec LOCAL_BERLIN = in(TypeKind.TIMESTAMP, "Europe/Berlin");

    @ParameterizedTest
    @MethodSource({"zoned", "zonedNumbers", "local", "dates", "times"})
    void equal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        assertThat(Comparing.one(spec, source, target)).matches(TableVerification::equal);
    }

    @ParameterizedTest
    @MethodSource({"otherZoned", "otherLocal", "otherDates", "otherTimes"})
    void unequal(ConversionSpec spec, @Nullable Object source, byte @Nullable [] target) {
        assertThat(Comparing.one(spec, source, target).mismatches()).isNotEmpty();
    }

    /** The fast reading of the usual layouts agrees with java.time's. */
    @Property
    void usualLayouts(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros,
            @ForAll @IntRange(min = 1, max = 6) int digits) {
        LocalDateTime time = LocalDateTime.of(1970, 1, 1, 0, 0).plus(micros, ChronoUnit.MICROS);
        String text = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss." + "S".repeat(digits)));
        LocalDateTime expected = LocalDateTime.parse(text.replace(' ', 'T'));
        byte[] target = Sent.timestamp(expected.toString());
        assertThat(Comparing.equal(TZ, text, target)).isTrue();
        assertThat(Comparing.equal(TZ, text + "Z", target)).isTrue();
        assertThat(Comparing.equal(LOCAL, text.replace(' ', 'T'), target)).isTrue();
        assertThat(Comparing.equal(
                        TZ,
                        text,
                        Sent.int8(ChronoUnit.MICROS.between(LocalDateTime.of(2000, 1, 1, 0, 0), expected) + 1)))
                .isFalse();
    }

    static Stream<Arguments> zoned() {
        byte[] sent = Sent.timestamptz("2026-11-20T20:23:15Z");
        byte[] fraction = Sent.timestamptz("2026-11-20T20:23:15.792633Z");
        return Stream.of(
                arguments(TZ, "2026-11-20 20:23:15", sent),
                arguments(TZ, "2026-11-20T20:23:15", sent),
                arguments(TZ, "2026-11-20T20:23:15Z", sent),
                arguments(TZ, "2026-11-20T20:23:15z", sent),
                arguments(TZ, "2026-11-20T20:23:15.000Z", sent),
                arguments(TZ, "2026-11-20T20:23:15,000Z", sent),
                arguments(TZ, " 2026-11-20 20:23:15 ", sent),
                arguments(BERLIN, "2026-10-25 02:30:00", Sent.timestamptz("2026-10-25T00:30:00Z")),
                arguments(TZ, "2026-11-20T20:23:15.000000000Z", sent),
                arguments(TZ, "2026-11-20 21:23:15+01", sent),
                arguments(TZ, "2026-11-20 12:23:15-0800", sent),
                arguments(TZ, "2026-11-21 01:53:15+05:30", sent),
                arguments(TZ, "2026-11-21 01:53:15 +05:30", sent),
                arguments(TZ, "2026-11-20 20:23:15 Z", sent),
                arguments(TZ, "2026-11-20 20:23:15+00", sent),
                arguments(TZ, "2026-11-20 20:23", Sent.timestamptz("2026-11-20T20:23:00Z")),
                arguments(TZ, "2026-11-20T20:23Z", Sent.timestamptz("2026-11-20T20:23:00Z")),
                arguments(TZ, "2026-11-20 20:23:15.792633", fraction),
                arguments(TZ, "2026-11-20 20:23:15.792633000", fraction),
                arguments(TZ, "2026-11-20 20:23:15.7", Sent.timestamptz("2026-11-20T20:23:15.7Z")),
                arguments(TZ, "2026-11-20 24:00:00", Sent.timestamptz("2026-11-21T00:00:00Z")),
                arguments(TZ, "2026-11-20 20:23:60", Sent.timestamptz("2026-11-20T20:24:00Z")),
                arguments(TZ, "2026-12-31 23:59:60Z", Sent.timestamptz("2027-01-01T00:00:00Z")),
                arguments(TZ, "1969-12-31 23:59:59.999999", Sent.timestamptz("1969-12-31T23:59:59.999999Z")),
                arguments(TZ, "0001-01-01 00:00:00", Sent.timestamptz("0001-01-01T00:00:00Z")),
                arguments(TZ, "9999-12-31 23:59:59", Sent.timestamptz("9999-12-31T23:59:59Z")),
                arguments(BERLIN, "2026-11-20 21:23:15", sent),
                arguments(BERLIN, "2026-11-20 20:23:15Z", sent),
                arguments(BERLIN, "2026-07-01 12:00:00", Sent.timestamptz("2026-07-01T10:00:00Z")),
                arguments(TZ, null, null));
    }

    static Stream<Arguments> zonedNumbers() {
        byte[] sent = Sent.timestamptz("2026-11-20T20:23:15Z");
        return Stream.of(
                arguments(TZ, 1795206195L, sent),
                arguments(TZ, 1795206195.0, sent),
                arguments(TZ, "1795206195", sent),
                arguments(TZ, "1795206195.0", sent),
                arguments(BERLIN, 1795206195L, sent),
                arguments(TZ, 1755177301.029057, Sent.timestamptz("2025-08-14T13:15:01.029057Z")),
                arguments(TZ, -1L, Sent.timestamptz("1969-12-31T23:59:59Z")),
                arguments(TZ, 0.0000005, Sent.timestamptz("1970-01-01T00:00:00Z")),
                arguments(TZ, 0.0000015, Sent.timestamptz("1970-01-01T00:00:00.000002Z")),
                arguments(counting(NumericTime.MILLISECONDS), 1795206195000L, sent),
                arguments(counting(NumericTime.MICROSECONDS), 1795206195000000L, sent),
                arguments(counting(NumericTime.NANOSECONDS), 1795206195000000000L, sent),
                arguments(counting(NumericTime.JULIAN_DAYS), 2440587.5, Sent.timestamptz("1970-01-01T00:00:00Z")),
                arguments(counting(NumericTime.JULIAN_DAYS), 2461365.34947917, sent),
                arguments(counting(NumericTime.JULIAN_DAYS), 2451545L, Sent.timestamptz("2000-01-01T12:00:00Z")));
    }

    static Stream<Arguments> otherZoned() {
        byte[] sent = Sent.timestamptz("2026-11-20T20:23:15Z");
        return Stream.of(
                arguments(TZ, "2026-11-20 20:23:16", sent),
                arguments(TZ, "2026-11-20 20:23:15.000001", sent),
                arguments(TZ, "2026-11-20 20:23:15.0000001", sent),
                arguments(TZ, "2026-11-20 20:23:15+01", sent),
                arguments(BERLIN, "2026-11-20 20:23:15", sent),
                arguments(TZ, "2026-02-29 00:00:00", Sent.timestamptz("2026-03-01T00:00:00Z")),
                arguments(TZ, "2026-11-20 24:00:01", Sent.timestamptz("2026-11-21T00:00:01Z")),
                arguments(TZ, "2026-11-20 25:00:00", Sent.timestamptz("2026-11-21T01:00:00Z")),
                arguments(TZ, "2026-11-20 20:61:00", Sent.timestamptz("2026-11-20T21:01:00Z")),
                arguments(TZ, "20.11.2026 20:23:15", sent),
                arguments(BERLIN, "2026-03-29 02:30:00", Sent.timestamptz("2026-03-29T01:30:00Z")),
                arguments(TZ, "2026-11-20  20:23:15", sent),
                arguments(TZ, "now", sent),
                arguments(TZ, "", sent),
                arguments(TZ, "infinity", Sent.int8(Long.MAX_VALUE)),
                arguments(TZ, 1795206195000L, sent),
                arguments(TZ, Double.NaN, sent),
                arguments(TZ, Long.MAX_VALUE, Sent.int8(Long.MAX_VALUE)),
                arguments(counting(NumericTime.MICROSECONDS), Long.MAX_VALUE, Sent.int8(Long.MAX_VALUE)),
                arguments(counting(NumericTime.NANOSECONDS), 1795206195000000001L, sent),
                arguments(TZ, new byte[8], Sent.int8(0)),
                arguments(TZ, null, sent),
                arguments(TZ, "2026-11-20 20:23:15", null),
                arguments(TZ, "2000-01-01 00:00:00", Sent.int4(0)));
    }

    static Stream<Arguments> local() {
        byte[] sent = Sent.timestamp("2026-11-20T20:23:15");
        return Stream.of(
                arguments(LOCAL, "2026-11-20 20:23:15", sent),
                arguments(LOCAL, "2026-11-20T20:23:15Z", sent),
                arguments(LOCAL, "2026-11-20 21:23:15+01:00", sent),
                arguments(LOCAL, 1795206195L, sent),
                arguments(LOCAL, 1795206195.5, Sent.timestamp("2026-11-20T20:23:15.5")),
                arguments(LOCAL_BERLIN, "2026-11-20 20:23:15", sent),
                arguments(LOCAL_BERLIN, "2026-11-20 20:23:15Z", sent),
                arguments(LOCAL_BERLIN, 1795206195L, sent),
                arguments(LOCAL_BERLIN, "2026-03-29 02:30:00", Sent.timestamp("2026-03-29T02:30:00")),
                arguments(LOCAL, "2026-11-20 24:00:00", Sent.timestamp("2026-11-21T00:00:00")));
    }

    static Stream<Arguments> otherLocal() {
        byte[] sent = Sent.timestamp("2026-11-20T20:23:15");
        return Stream.of(
                arguments(LOCAL, "2026-11-20 20:23:14", sent),
                arguments(LOCAL, "2026-11-20 20:23:15+01:00", sent),
                arguments(LOCAL_BERLIN, "2026-11-20T19:23:15Z", sent),
                arguments(LOCAL_BERLIN, 1795206195L - 3600, sent),
                arguments(LOCAL, "2026-13-20 20:23:15", sent),
                arguments(LOCAL, "20:23:15", sent),
                arguments(LOCAL, null, sent),
                arguments(LOCAL, "2026-11-20 20:23:15", null),
                arguments(LOCAL, "x", sent),
                arguments(LOCAL, new byte[0], sent));
    }

    static Stream<Arguments> dates() {
        byte[] sent = Sent.date("2026-11-20");
        return Stream.of(
                arguments(DATE, "2026-11-20", sent),
                arguments(DATE, "2026-11-20 00:00:00", sent),
                arguments(DATE, "2026-11-20T00:00", sent),
                arguments(DATE, "2026-11-20T00:00:00.000", sent),
                arguments(DATE, "2026-11-19 24:00:00", sent),
                arguments(DATE, "2026-11-20 05:30:00+05:30", sent),
                arguments(DATE, 1795132800L, sent),
                arguments(DATE, 1795132800.0, sent),
                arguments(DATE, "1999-12-31", Sent.int4(-1)),
                arguments(DATE, "0001-01-01", Sent.date("0001-01-01")),
                arguments(DATE, "2024-02-29", Sent.date("2024-02-29")),
                arguments(DATE, null, null));
    }

    static Stream<Arguments> otherDates() {
        byte[] sent = Sent.date("2026-11-20");
        return Stream.of(
                arguments(DATE, "2026-11-21", sent),
                arguments(DATE, "2026-11-20 00:00:01", sent),
                arguments(DATE, "2026-11-20 12:00", sent),
                arguments(DATE, "2026-02-29", Sent.date("2026-03-01")),
                arguments(DATE, "26-11-20", sent),
                arguments(DATE, "", sent),
                arguments(DATE, 1795132801L, sent),
                arguments(DATE, "2026-11-20 00:00:00+05:30", sent),
                arguments(DATE, null, sent),
                arguments(DATE, "2026-11-20", null),
                arguments(DATE, "infinity", Sent.int4(Integer.MAX_VALUE)),
                arguments(DATE, "2000-01-01", Sent.int8(0)),
                arguments(DATE, new byte[4], Sent.int4(0)));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                arguments(TIME, "20:23:15", Sent.time("20:23:15")),
                arguments(TIME, "20:23", Sent.time("20:23")),
                arguments(TIME, "00:00:00", Sent.time("00:00")),
                arguments(TIME, "24:00:00", Sent.time("24:00")),
                arguments(TIME, "23:59:59.999999", Sent.time("23:59:59.999999")),
                arguments(TIME, "20:23:15.5", Sent.time("20:23:15.5")),
                arguments(TIME, "20:23:15.500000000", Sent.time("20:23:15.5")),
                arguments(TIME, "20:22:60", Sent.time("20:23")),
                arguments(TIME, "00:00:00.000001", Sent.int8(1)),
                arguments(TIME, null, null));
    }

    static Stream<Arguments> otherTimes() {
        return Stream.of(
                arguments(TIME, "20:23:15", Sent.time("20:23:16")),
                arguments(TIME, "24:00:00", Sent.time("00:00")),
                arguments(TIME, "24:00:01", Sent.time("00:00:01")),
                arguments(TIME, "20:23:15.0000001", Sent.time("20:23:15")),
                arguments(TIME, "20", Sent.time("20:00")),
                arguments(TIME, "8 pm", Sent.time("20:00")),
                arguments(TIME, 3600L, Sent.time("01:00")),
                arguments(TIME, "20:60", Sent.time("21:00")),
                arguments(TIME, "", Sent.time("00:00")),
                arguments(TIME, null, Sent.time("00:00")),
                arguments(TIME, "00:00", null),
                arguments(TIME, "00:00", Sent.int8(-1)));
    }

    private static ConversionSpec in(TypeKind kind, String zone) {
        return new ConversionSpec(ColumnType.of(kind), NumericTime.SECONDS, ZoneId.of(zone));
    }

    private static ConversionSpec counting(NumericTime unit) {
        return new ConversionSpec(ColumnType.of(TypeKind.TIMESTAMPTZ), unit, ZoneOffset.UTC);
    }
}
