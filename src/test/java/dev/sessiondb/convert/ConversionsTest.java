package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source values, and the PostgreSQL binary fields they become; {@code -} where they must be refused. */
class ConversionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bigint|null|NULL",
                "bigint|7|0000000000000007",
                "bigint|-1|ffffffffffffffff",
                "bigint|7.0|0000000000000007",
                "bigint|'+42'|000000000000002a",
                "bigint|'7.0'|0000000000000007",
                "bigint|'9223372036854775807'|7fffffffffffffff",
                "bigint|'9223372036854775808'|-",
                "bigint|9.3e18|-",
                "bigint|2.5|-",
                "bigint|'abc'|-",
                "bigint|''|-",
                "bigint|'1e999999999'|-",
                "bigint|x'07'|-",
                "integer|2147483647|7fffffff",
                "integer|2147483648|-",
                "smallint|-32768|8000",
                "smallint|40000|-",
                "boolean|0|00",
                "boolean|1|01",
                "boolean|2|-",
                "boolean|0.0|00",
                "boolean|'true'|01",
                "boolean|'F'|00",
                "boolean|'Yes'|01",
                "boolean|'off'|00",
                "boolean|''|-",
                "boolean|'maybe'|-",
                "double|0.1|3fb999999999999a",
                "double|-0.0|8000000000000000",
                "double|5e-324|0000000000000001",
                "double|Infinity|7ff0000000000000",
                "double|'-inf'|fff0000000000000",
                "double|'1.5'|3ff8000000000000",
                "double|9007199254740993|-",
                "double|9007199254740992|4340000000000000",
                "double|9223372036854775807|-",
                "double|'x'|-",
                "real|0.5|3f000000",
                "real|0.1|3dcccccd",
                "real|0.123456789|-",
                "text|'é😀'|c3a9f09f9880",
                "text|''|''",
                "text|7|37",
                "text|1.0|312e30",
                "text|1e300|312e30652b333030",
                "text|x'61'|-",
                "bytea|x'00ff'|00ff",
                "bytea|x''|''",
                "bytea|'a'|61",
                "bytea|7|-",
                "uuid|'0e37df36-f698-471d-a6c9-bc5f3b7c2f0a'|0e37df36f698471da6c9bc5f3b7c2f0a",
                "uuid|'0E37DF36F698471DA6C9BC5F3B7C2F0A'|0e37df36f698471da6c9bc5f3b7c2f0a",
                "uuid|'{0e37df36-f698-471d-a6c9-bc5f3b7c2f0a}'|0e37df36f698471da6c9bc5f3b7c2f0a",
                "uuid|x'0e37df36f698471da6c9bc5f3b7c2f0a'|0e37df36f698471da6c9bc5f3b7c2f0a",
                "uuid|'0e37df36-f698-471d-a6c9-bc5f3b7c2f0'|-",
                "uuid|'0e37df36-f698-471d-a6c9-bc5f3b7c2f0g'|-",
                "uuid|'0e37df3-6f698-471d-a6c9-bc5f3b7c2f0a'|-",
                "jsonb|'{\"a\": 1}'|017b2261223a20317d",
                "jsonb|'null'|016e756c6c",
                "jsonb|7|0137",
                "jsonb|'{\"a\": 1, \"a\": 2}'|-",
                "jsonb|'\"\\u0000\"'|-",
                "jsonb|'\"\\ud800\"'|-",
                "jsonb|'1e999999'|-",
                "jsonb|'{a: 1}'|-",
                "jsonb|'[1,]'|-",
                "jsonb|'[1] 2'|-",
                "jsonb|''|-",
                "jsonb|x'1331'|0131",
                "jsonb|x'4c17611331'|017b2261223a317d",
                "jsonb|x'ff'|-",
                "json|'{\"a\": 1, \"a\": 2}'|7b2261223a20312c202261223a20327d",
                "time|'12:34'|0000000a88839e00",
                "time|'24:00:00'|000000141dd76000",
                "time|'25:00:00'|-",
                "time|'12'|-",
                "date|'2000-01-02'|00000001",
                "date|'1999-12-31 00:00:00'|ffffffff",
                "date|'1999-12-31 00:00:01'|-",
                "date|'2023-02-29'|-",
                "date|'2024-02-29'|00002279",
            })
    void convertsExactlyOrNotAtAll(String type, String value, String expected) {
        ConversionSpec spec = ConversionSpec.of(ColumnType.of(TypeKind.valueOf(type.toUpperCase(Locale.ROOT))));
        assertThat(OneValue.of(value).converted(spec).orElse("-")).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'2000-01-01'|0",
                "'2000-01-01 00:00'|0",
                "'2000-01-01T00:00:00Z'|0",
                "'2000-01-01 00:00:00.000001'|1",
                "'2000-01-01 00:00:00.1'|100000",
                "'2000-01-01 00:00:00.123456000'|123456",
                "'2000-01-01 00:00:00.1234567'|-",
                "'2000-01-01 00:00:00.'|-",
                "'2000-01-01 05:30:00+05:30'|0",
                "'2000-01-01 05:30:00 +0530'|0",
                "'1999-12-31T16:00:00-08'|0",
                "'1999-12-31 24:00:00'|0",
                "'1999-12-31 23:59:60'|0",
                "'  2000-01-01 00:00:00  '|0",
                "'0001-01-01 00:00:00'|-63082281600000000",
                "'9999-12-31 23:59:59.999999'|252455615999999999",
                "'2023-02-29 00:00:00'|-",
                "'2000-13-01'|-",
                "'2000-1-1'|-",
                "'2000-01-01x'|-",
                "'2000-01-01 00:00:00+99'|-",
                "'yesterday'|-",
                "''|-",
                "946684800|0",
                "946684800.5|500000",
                "946684800.1|100000",
                "'946684800'|0",
                "0|-946684800000000",
                "x'00'|-",
            })
    void readsTimesInEveryForm(String value, String micros) {
        ConversionSpec spec = ConversionSpec.of(ColumnType.of(TypeKind.TIMESTAMPTZ));
        assertThat(micros(value, spec)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MILLISECONDS|946684800123|123000",
                "MICROSECONDS|946684800000001|1",
                "NANOSECONDS|946684800000001000|1",
                "NANOSECONDS|946684800000001001|-",
                "JULIAN_DAYS|2451544.5|0",
                "JULIAN_DAYS|2451545|43200000000",
                "SECONDS|9223372036854775807|-",
            })
    void readsNumbersInTheirUnit(NumericTime unit, String value, String micros) {
        ConversionSpec spec = new ConversionSpec(ColumnType.of(TypeKind.TIMESTAMPTZ), unit, ZoneOffset.UTC);
        assertThat(micros(value, spec)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'2000-07-01 02:00:00'|15724800000000",
                "'2000-07-01 02:00:00Z'|15732000000000",
                "'2000-03-26 02:30:00'|-",
            })
    void aTimeWithoutZoneIsInTheGivenOne(String value, String micros) {
        ConversionSpec spec = new ConversionSpec(
                ColumnType.of(TypeKind.TIMESTAMPTZ), NumericTime.SECONDS, ZoneId.of("Europe/Berlin"));
        assertThat(micros(value, spec)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"abc,616263", "é€,c3a9e282ac", "abcd,-", "'abc ',-"})
    void lengthsCountCharacters(String value, String expected) {
        ConversionSpec spec = ConversionSpec.of(ColumnType.varchar(3));
        assertThat(OneValue.text(value).converted(spec).orElse("-")).isEqualTo(expected);
    }

    private static String micros(String value, ConversionSpec spec) {
        return OneValue.of(value)
                .converted(spec)
                .map(hex -> Long.toString(Long.parseUnsignedLong(hex, 16)))
                .orElse("-");
    }
}
