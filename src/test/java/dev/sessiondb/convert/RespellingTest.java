package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written to SQLite reads back as the same value, in the spelling that the column had. */
class RespellingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BOOLEAN     | 1                                | 'no'                    | 0",
                "BOOLEAN     | 'true'                           | 0                       | 'false'",
                "BOOLEAN     | 'T'                              | 0                       | 0",
                "BOOLEAN     | 'Yes'                            | 'f'                     | 0",
                "BIGINT      | 5                                | '7'                     | 7",
                "BIGINT      | '5'                              | 7                       | '7'",
                "BIGINT      | 5.0                              | 7                       | 7.0",
                "BIGINT      | 5.0                              | 9007199254740993        | 9007199254740993",
                "DOUBLE      | 0.5                              | '2.25'                  | 2.25",
                "DOUBLE      | 0.5                              | 'NaN'                   | 'NaN'",
                "DOUBLE      | '0.5'                            | 2.25                    | '2.25'",
                "DOUBLE      | '0.5'                            | '-inf'                  | '-Infinity'",
                "DOUBLE      | 3                                | 4.0                     | 4",
                "DOUBLE      | 3                                | 4.5                     | 4.5",
                "REAL        | 0.1                              | 0.7                     | 0.7",
                "NUMERIC     | 1.5                              | '2.50'                  | 2.5",
                "NUMERIC     | 1.5                              | '3'                     | 3",
                "NUMERIC     | '1.50'                           | '2.50'                  | '2.50'",
                "NUMERIC     | 1.5                              | '12345678901234567.89'  | '12345678901234567.89'",
                "NUMERIC     | 1.5                              | 'NaN'                   | 'NaN'",
                "TEXT        | 'a'                              | '7'                     | '7'",
                "TEXT        | 7                                | '8'                     | 8",
                "TEXT        | 7                                | '08'                    | '08'",
                "TEXT        | 7                                | 'a'                     | 'a'",
                "BYTEA       | x'00ff'                          | 'ab'                    | x'6162'",
                "BYTEA       | 'a'                              | x'6162'                 | 'ab'",
                "BYTEA       | 'a'                              | x'00ff'                 | x'00ff'",
                "DATE        | '2020-01-01'                     | '2026-11-21'            | '2026-11-21'",
                "DATE        | '2020-01-01 00:00:00'            | '2026-11-21'            | '2026-11-21 00:00:00'",
                "DATE        | 1577836800                       | '2026-11-21'            | 1795219200",
                "TIME        | '10:11'                          | '12:13:00'              | '12:13'",
                "TIME        | '10:11'                          | '12:13:14'              | '12:13:14'",
                "TIME        | '10:11:12.500'                   | '12:13:14'              | '12:13:14.000'",
                "TIMESTAMPTZ | '2020-01-01 10:00:00'            | '2026-11-21T10:11:12Z'  | '2026-11-21 10:11:12'",
                "TIMESTAMPTZ | '2020-01-01 10:00:00'            | '2026-11-21T10:11:12.5Z'| '2026-11-21 10:11:12.5'",
                "TIMESTAMPTZ | '2020-01-01T10:00:00.000Z'       | '2026-11-21T10:11:12.5Z'| '2026-11-21T10:11:12.500Z'",
                "TIMESTAMPTZ | '2020-01-01T10:00:00.000Z'       | '2026-11-21T10:11:12.000001Z' | '2026-11-21T10:11:12.000001Z'",
                "TIMESTAMPTZ | '2020-01-01 10:00:00.100000+00:00' | '2026-11-21T10:11:12Z' | '2026-11-21 10:11:12+00:00'",
                "TIMESTAMPTZ | '2020-01-01'                     | '2026-11-21T00:00:00Z'  | '2026-11-21'",
                "TIMESTAMPTZ | '2020-01-01'                     | '2026-11-21T00:00:01Z'  | '2026-11-21T00:00:01Z'",
                "TIMESTAMPTZ | 1577836800                       | '2026-11-21T10:11:12Z'  | 1795255872",
                "TIMESTAMPTZ | 1577836800                       | '2026-11-21T10:11:12.5Z'| '2026-11-21T10:11:12.5Z'",
                "TIMESTAMPTZ | 1577836800.25                    | '2026-11-21T10:11:12.5Z'| 1795255872.5",
                "TIMESTAMPTZ | '2020-01-01T10:00:00Z'           | '0001-01-01T00:00:00Z'  | '0001-01-01T00:00:00Z'",
                "TIMESTAMPTZ | '2020-01-01T10:00:00Z'           | '9999-12-31T23:59:59.999999Z' | '9999-12-31T23:59:59.999999Z'",
                "TIMESTAMP   | '2020-01-01 10:00:00'            | '2026-11-21T10:11:12'   | '2026-11-21 10:11:12'",
                "JSONB       | '{\"a\":1}'                      | '{\"b\":[1,\"x, y\"]}'  | '{\"b\":[1,\"x, y\"]}'",
                "JSONB       | '{\"a\": 1}'                     | '{\"b\":[1,\"x,y\\\":z\"]}'  | '{\"b\": [1, \"x,y\\\":z\"]}'",
                "JSONB       | '{\"a\":1}'                      | '{\"b\": [1, \"x, y\"]}' | '{\"b\":[1,\"x, y\"]}'",
                "JSON        | '{\"a\":1}'                      | '{\"b\": [1]}'          | '{\"b\": [1]}'",
                "UUID        | '0e37df36-f698-471d-a6c9-bc5f3b7c2f0a' | x'00112233445566778899aabbccddeeff' | '00112233-4455-6677-8899-aabbccddeeff'",
                "UUID        | '0E37DF36F698471DA6C9BC5F3B7C2F0A' | x'00112233445566778899aabbccddeeff' | '00112233445566778899AABBCCDDEEFF'",
                "UUID        | x'0e37df36f698471da6c9bc5f3b7c2f0a' | '00112233-4455-6677-8899-aabbccddeeff' | x'00112233445566778899aabbccddeeff'",
                "INET        | '10.0.0.1'                       | '10.0.0.2/32'           | '10.0.0.2'",
                "INET        | '10.0.0.1'                       | '2001:DB8:0:0:1:0:0:1/64' | '2001:db8::1:0:0:1/64'",
                "CIDR        | '10.0.0.0/8'                     | '11.0.0.0/8'            | '11.0.0.0/8'",
                "MACADDR     | '08-00-2b-01-02-03'              | '08:00:2b:01:02:04'     | '08-00-2b-01-02-04'",
                "INTERVAL    | 'P1D'                            | '1 day 26:00:00.5'      | 'P1DT26H0.5S'",
                "INTERVAL    | 'P1D'                            | 'P-14MT-1M-0.5S'        | 'P-1Y-2MT-1M-0.5S'",
                "INTERVAL    | '10:00:00'                       | 'PT30M'                 | '00:30:00'",
                "TIMETZ      | '10:00:00+02:00'                 | '11:00-08:30'           | '11:00:00-08:30'",
                "TIMETZ      | '10:00:00Z'                      | '11:00+00'              | '11:00:00Z'",
            })
    void aNewValueIsWrittenAsTheOldOnesWere(TypeKind kind, String old, String value, String expected) {
        Respelling column = new Respelling(ConversionSpec.of(ColumnType.of(kind)), Affinity.NONE);
        column.learn(OneValue.of(old), 0);
        StoredValue written = new StoredValue();
        assertThat(column.write(field(kind, OneValue.of(value)), written)).isTrue();
        assertThat(written.same(OneValue.of(expected), 0)).as(written.words()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NUMERIC     | 1.10           | '1.1000'",
                "TIMESTAMPTZ | 1577836800     | '2020-01-01T01:00:00+01:00'",
                "JSONB       | '{\"b\":1, \"a\":[1.0]}' | '{\"a\": [1], \"b\": 1}'",
                "BOOLEAN     | 'on'           | 1",
                "UUID        | x'00112233445566778899aabbccddeeff' | '{00112233-4455-6677-8899-AABBCCDDEEFF}'",
                "TEXT        | null           | null",
            })
    void equalValuesAreTheSameHoweverTheyAreSpelled(TypeKind kind, String one, String other) {
        Respelling column = new Respelling(ConversionSpec.of(ColumnType.of(kind)), Affinity.NONE);
        assertThat(column.same(OneValue.of(one), 0, field(kind, OneValue.of(other))))
                .isTrue();
        KeyBytes keys = new KeyBytes();
        assertThat(keys.of(OneValue.of(one), List.of(column), List.of(0)))
                .isEqualTo(keys.of(List.of(field(kind, OneValue.of(other))), List.of(column)));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMPTZ, 7fffffffffffffff",
        "TIMESTAMP, 8000000000000000",
        "DATE, 7fffffff",
        "NUMERIC, 0000002fd0000020"
    })
    void whatHasNoSpellingIsRefused(TypeKind kind, String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        BinaryField field = new BinaryField();
        field.set(bytes, 0, bytes.length);
        Respelling column = new Respelling(ConversionSpec.of(ColumnType.of(kind)), Affinity.NONE);
        assertThat(column.write(field, new StoredValue())).isFalse();
        assertThat(column.words(field)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NUMERIC | TEXT           | 1.5  | '0.1234567890123456'    | '0.1234567890123456'",
                "NUMERIC | DECIMAL(30,10) | 1.5  | '12345678901234567.89'  | -",
                "NUMERIC | DECIMAL        | '1.50' | '2.50'                | '2.50'",
                "NUMERIC | FLOAT          | 1.5  | '9007199254740993'      | -",
                "NUMERIC |                | 1.5  | '12345678901234567.89'  | '12345678901234567.89'",
                "BIGINT  | REAL           | 1.0  | 9007199254740993        | -",
                "BIGINT  | INTEGER        | 1    | 9007199254740993        | 9007199254740993",
                "DOUBLE  | TEXT           | 1    | 0.1                     | '0.1'",
                "TEXT    | NUMERIC        | 'a'  | '007'                   | -",
                "TEXT    | NUMERIC        | 'a'  | '7'                     | '7'",
                "TEXT    | STRING         | 'a'  | 'x7'                    | 'x7'",
                "UUID    | UUID           | 'aabb2233445566778899aabbccddeeff' | x'12345678901234567890123456789012' | '12345678-9012-3456-7890-123456789012'",
            })
    void whatTheColumnWouldChangeIsWrittenOtherwiseOrRefused(
            TypeKind kind, @Nullable String declared, String old, String value, String expected) {
        Affinity affinity = Affinity.of(declared == null ? "" : declared);
        Respelling column = new Respelling(ConversionSpec.of(ColumnType.of(kind)), affinity);
        column.learn(OneValue.of(old), 0);
        StoredValue written = new StoredValue();
        boolean held = column.write(field(kind, OneValue.of(value)), written);
        assertThat(held).isEqualTo(!expected.equals("-"));
        assertThat(!held || written.same(OneValue.of(expected), 0))
                .as(written.words())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT    | '{a,NULL,\"NULL\",\"q\\\"\"}'   | '[\"a\",null,\"NULL\",\"q\\\"\"]'",
                "BIGINT  | '[]'                                | '[]'",
                "BIGINT  | '{1,-2}'                            | '[1,-2]'",
                "DOUBLE  | '{0.1,Infinity}'                    | '[0.1,\"Infinity\"]'",
                "NUMERIC | '[1.50]'                            | '[1.5]'",
                "BOOLEAN | '{t,f,null}'                        | '[true,false,null]'",
            })
    void anArrayIsWrittenAsJson(TypeKind element, String value, String expected) {
        ConversionSpec spec = ConversionSpec.of(ColumnType.array(ColumnType.of(element)));
        FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());
        assertThat(Conversions.of(spec).append(OneValue.of(value), 0, buffer)).isTrue();
        BinaryField field = new BinaryField();
        buffer.read(0, field);
        StoredValue written = new StoredValue();
        assertThat(new Respelling(spec, Affinity.NONE).write(field, written)).isTrue();
        assertThat(written.same(OneValue.of(expected), 0)).as(written.words()).isTrue();
    }

    @Property
    void everyTimeReadsBack(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros) {
        readsBack(
                TypeKind.TIMESTAMPTZ,
                LocalDateTime.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L),
                                (int) Math.floorMod(micros, 1_000_000L) * 1000,
                                java.time.ZoneOffset.UTC)
                        .toString());
    }

    @Property
    void everyDecimalReadsBack(@ForAll @BigRange(min = "-1e30", max = "1e30") @Scale(12) BigDecimal number) {
        readsBack(TypeKind.NUMERIC, number.toPlainString());
    }

    @Property
    void everyDoubleReadsBack(@ForAll double number) {
        readsBack(TypeKind.DOUBLE, OneValue.real(number));
    }

    @Property
    void everyIntegerReadsBack(@ForAll long number) {
        readsBack(TypeKind.BIGINT, Long.toString(number));
    }

    /** Of two equal clock times the first is read, so the second is written with its zone. */
    @Test
    void aTimeThatTheClockShowsTwiceIsWrittenWithItsZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ConversionSpec spec = new ConversionSpec(ColumnType.of(TypeKind.TIMESTAMPTZ), NumericTime.SECONDS, berlin);
        Respelling column = new Respelling(spec, Affinity.NONE);
        column.learn(OneValue.text("2026-07-01 12:00:00"), 0);
        StoredValue written = new StoredValue();
        column.write(field(TypeKind.TIMESTAMPTZ, OneValue.text("2026-10-25T00:30:00Z")), written);
        assertThat(written.words()).isEqualTo("'2026-10-25 02:30:00'");
        column.write(field(TypeKind.TIMESTAMPTZ, OneValue.text("2026-10-25T01:30:00Z")), written);
        assertThat(written.words()).isEqualTo("'2026-10-25T01:30:00Z'");
    }

    private static void readsBack(TypeKind kind, String text) {
        readsBack(kind, OneValue.text(text));
    }

    private static void readsBack(TypeKind kind, RowCursor value) {
        Respelling column = new Respelling(ConversionSpec.of(ColumnType.of(kind)), Affinity.NONE);
        BinaryField field = field(kind, value);
        StoredValue written = new StoredValue();
        assertThat(column.write(field, written)).isTrue();
        OneValue stored = new OneValue(
                written.storage(),
                written.storage() == StorageClass.INTEGER ? written.number() : 0,
                written.storage() == StorageClass.REAL ? written.real() : 0,
                written.bytes());
        assertThat(column.same(stored, 0, field)).as(written.words()).isTrue();
    }

    /** PostgreSQL's binary form, made by the way forth. */
    private static BinaryField field(TypeKind kind, RowCursor value) {
        FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());
        assertThat(Conversions.of(ConversionSpec.of(ColumnType.of(kind))).append(value, 0, buffer))
                .isTrue();
        BinaryField field = new BinaryField();
        buffer.read(0, field);
        return field;
    }
}
