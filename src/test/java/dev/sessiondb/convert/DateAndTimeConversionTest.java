package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DateAndTimeConversionTest {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private final Conversion date = Fields.conversion(TypeKind.DATE);
    private final Conversion time = Fields.conversion(TypeKind.TIME);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20",
        "2026-11-20 00:00, 2026-11-20",
        "2026-11-20T00:00:00Z, 2026-11-20",
        "2026-11-20 00:00:00.000000+00:00, 2026-11-20",
        "2026-11-20 24:00, 2026-11-21",
        "0001-01-01, 0001-01-01",
        "9999-12-31, 9999-12-31",
        "1999-12-31, 1999-12-31",
        "2024-02-29, 2024-02-29",
        "86400, 1970-01-02"
    })
    void dates(String text, String day) {
        assertThat(Fields.number(date, text)).isEqualTo(ChronoUnit.DAYS.between(EPOCH, LocalDate.parse(day)));
    }

    @Test
    void numbersThatAreMidnight() {
        assertThat(Fields.number(date, 86_400L)).isEqualTo(-10_956);
        assertThat(Fields.number(date, -86_400.0)).isEqualTo(-10_958);
        Conversion julian =
                Conversions.of(ConversionSpec.of(ColumnType.of(TypeKind.DATE)).numericTime(NumericTime.JULIAN_DAYS));
        assertThat(Fields.number(julian, 2_451_544.5)).isZero();
        assertThat(Fields.number(julian, -0.5))
                .as("the first day PostgreSQL has")
                .isEqualTo(-2_451_545);
        assertThat(Fields.accepts(julian, -1.5)).isFalse();
        assertThat(Fields.accepts(julian, 2_451_545L)).as("noon").isFalse();
    }

    @ParameterizedTest
    @MethodSource("noDates")
    void anythingElseIsNoDate(Object value) {
        assertThat(Fields.refused(date, value)).contains("is not a date");
    }

    static List<Object> noDates() {
        return List.of(
                "",
                "2026-02-30",
                "2026-11-20 00:00:01",
                "2026-11-20 20:23",
                "2026-11-20T00:00:00+05:00",
                "2026-11-20T05:00:00+05:00",
                "2026-11-20T00:00:00.000001Z",
                "20.11.2026",
                "11/20/2026",
                1L,
                0.5,
                new byte[] {1});
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 00:00",
        "20:23, 20:23",
        "20:23:15, 20:23:15",
        "20:23:15.7, 20:23:15.7",
        "20:23:15.792633, 20:23:15.792633",
        "20:23:15.792633000, 20:23:15.792633",
        "23:59:59.999999, 23:59:59.999999",
        "' 08:00 ', 08:00",
        "'08:00:00,25', 08:00:00.25"
    })
    void times(String text, String clock) {
        assertThat(Fields.number(time, text)).isEqualTo(LocalTime.parse(clock).toNanoOfDay() / 1000);
    }

    @Test
    void theEndOfTheDayIsATime() {
        assertThat(Fields.number(time, "24:00")).isEqualTo(86_400_000_000L);
        assertThat(Fields.number(time, "23:59:60")).isEqualTo(86_400_000_000L);
        assertThat(Fields.number(time, "12:59:60")).isEqualTo(13 * 3_600_000_000L);
    }

    @ParameterizedTest
    @MethodSource("noTimes")
    void anythingElseIsNoTime(Object value) {
        assertThat(Fields.refused(time, value)).contains("is not a time of day");
    }

    static List<Object> noTimes() {
        return List.of(
                "",
                "8",
                "8:00",
                "08",
                "08:0",
                "25:00",
                "24:00:01",
                "08:60",
                "08:00:61",
                "23:59:60.5",
                "08:00:00.1234567",
                "08:00Z",
                "08:00+01",
                "08:00 PM",
                "2026-11-20 08:00",
                "08:00:00." + "0".repeat(80) + "1",
                8L,
                0.5,
                new byte[1]);
    }
}
