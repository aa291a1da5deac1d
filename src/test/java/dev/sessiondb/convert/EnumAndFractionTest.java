package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that take some values of a wider one, and never change the others to fit. */
class EnumAndFractionTest {
    private final Conversion status = Fields.conversion(ColumnType.enumeration(List.of("ACTIVE", "it's", "1", "")));

    @Test
    void labelsExactly() {
        assertThat(Fields.accepted(status, "ACTIVE"))
                .isEqualTo("ACTIVE".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Fields.accepts(status, "it's")).isTrue();
        assertThat(Fields.accepts(status, 1L)).isTrue();
        assertThat(Fields.accepts(status, "")).isTrue();
        assertThat(Fields.refused(status, "active")).isEqualTo("\"active\" is not one of 'ACTIVE', 'it''s', '1', ''");
        assertThat(Fields.accepts(status, "ACTIVE ")).isFalse();
        assertThat(Fields.accepts(status, 1.0)).isFalse();
    }

    @Test
    void labelsInAnyCaseWhereOnlyOneCanBeMeant() {
        Conversion anyCase = Fields.conversion(
                ColumnType.enumeration(List.of("ACTIVE", "a", "A")).inAnyCase());
        assertThat(Fields.accepted(anyCase, "active"))
                .isEqualTo("ACTIVE".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Fields.accepted(anyCase, "a")).isEqualTo(new byte[] {'a'});
        assertThat(Fields.accepted(anyCase, "A")).isEqualTo(new byte[] {'A'});
        assertThat(Fields.accepts(anyCase, "activ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP, 0, 2026-11-20 20:23:15, true",
        "TIMESTAMP, 0, 2026-11-20 20:23:15.1, false",
        "TIMESTAMPTZ, 3, 1999-11-20 20:23:15.123Z, true",
        "TIMESTAMPTZ, 3, 1999-11-20 20:23:15.1234Z, false",
        "TIME, 5, 20:23:15.12345, true",
        "TIME, 5, 20:23:15.123456, false",
        "TIMETZ, 1, 20:23:15.1+01, true",
        "TIMETZ, 1, 20:23:15.12+01, false",
        "INTERVAL, 2, PT0.25S, true",
        "INTERVAL, 2, PT0.255S, false",
    })
    void aFractionIsNeverRounded(TypeKind kind, int digits, String text, boolean accepted) {
        Conversion conversion = Fields.conversion(ColumnType.precise(kind, digits));
        assertThat(Fields.accepts(conversion, text)).isEqualTo(accepted);
        if (!accepted) {
            assertThat(Fields.refused(conversion, text))
                    .endsWith("has more than " + digits + " digits of a second's fraction");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INET    | 1.2.3",
                "INET    | 1.2.3.256",
                "INET    | 01.2.3.4",
                "INET    | 1.2.3.4/33",
                "INET    | 1::2::3",
                "INET    | 1:2:3:4:5:6:7",
                "INET    | 1:2:3:4:5:6:7:8:9",
                "INET    | ::g",
                "INET    | localhost",
                "CIDR    | 10.0.0.1/8",
                "MACADDR | 08:00:2b:01:02",
                "MACADDR | 08:00-2b:01:02:03",
                "INTERVAL| P",
                "INTERVAL| PT",
                "INTERVAL| P1.5Y",
                "INTERVAL| P1D1Y",
                "INTERVAL| 10",
                "INTERVAL| 00:60",
                "INTERVAL| PT9999999999H",
                "TIMETZ  | 25:00Z",
                "TIMETZ  | 10:00+16:00",
            })
    void whatIsNoSuchValueIsRefused(TypeKind kind, String text) {
        assertThat(Fields.refused(Fields.conversion(kind), text)).contains(" is not a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT    | [1]",
                "TEXT    | [true]",
                "TEXT    | [[\"a\"]]",
                "TEXT    | {\"a\": 1}",
                "TEXT    | [\"\\ud800\"]",
                "TEXT    | [\"\\u0000\"]",
                "TEXT    | {a,}",
                "TEXT    | {{a}}",
                "TEXT    | [\"a\"] x",
                "TEXT    | a",
                "INTEGER | [1.5]",
                "INTEGER | [true]",
                "INTEGER | [2147483648]",
            })
    void whatIsNoArrayOfTheTypeIsRefused(TypeKind element, String text) {
        Conversion conversion = Fields.conversion(ColumnType.array(ColumnType.of(element)));
        assertThat(Fields.refused(conversion, text)).contains(" is not an array of ");
    }
}
