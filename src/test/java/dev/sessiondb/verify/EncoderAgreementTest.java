package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.Conversion;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.FieldBuffer;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.convert.TextMeaning;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The encoders and the comparison share no code; whatever the first accept, the second must find equal, and nothing that is next to it. */
class EncoderAgreementTest {
    /** Strings of every kind, numbers, nested containers, a wrong length, JSON5. */
    private static final List<String> JSONB = List.of(
            "685c7530306539",
            "285c2f",
            "287f22",
            "3a612262",
            "2a0a1f",
            "6a225cf09f9880",
            "6b1331272e35",
            "4b1331002b0b",
            "7c1761177b17621335",
            "35312e35",
            "3331",
            "13",
            "1b",
            "4430783146",
            "262e35",
            "39275c78");

    @Property(tries = 8_000)
    void whatIsEncodedIsEqual(@ForAll("specs") ConversionSpec spec, @ForAll("values") Object value) {
        agree(spec, value);
    }

    @Property(tries = 5_000)
    void reals(@ForAll("specs") ConversionSpec spec, @ForAll("doubles") Double value) {
        agree(spec, value);
    }

    @Property(tries = 5_000)
    void fourBytes(@ForAll boolean rounded, @ForAll("decimals") Double value) {
        agree(ConversionSpec.of(rounded ? ColumnType.roundedReal() : ColumnType.of(TypeKind.REAL)), value);
    }

    /** Of few digits, and beside what four bytes hold. */
    @Provide
    Arbitrary<Double> decimals() {
        Arbitrary<Double> written = Combinators.combine(
                        Arbitraries.longs().between(-9_999_999_999L, 9_999_999_999L),
                        Arbitraries.integers().between(-50, 40))
                .as((digits, exponent) -> Double.parseDouble(digits + "e" + exponent));
        Arbitrary<Double> held = Arbitraries.floats().map(Float::doubleValue);
        return Arbitraries.oneOf(written, held, held.map(Math::nextUp), held.map(Math::nextDown));
    }

    @Property(tries = 5_000)
    void times(@ForAll("timeSpecs") ConversionSpec spec, @ForAll("timeTexts") String value) {
        agree(spec, value);
    }

    @Property(tries = 5_000)
    void vectors(@ForAll("vectorTexts") String value) {
        agree(ConversionSpec.of(ColumnType.of(TypeKind.BYTEA)).texts(TextMeaning.FLOAT32), value);
    }

    @Property(tries = 5_000)
    void seconds(@ForAll("timeTexts") String value) {
        for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"))) {
            agree(
                    new ConversionSpec(ColumnType.of(TypeKind.DOUBLE), NumericTime.SECONDS, zone)
                            .texts(TextMeaning.EPOCH_SECONDS),
                    value);
        }
    }

    @Provide
    Arbitrary<String> vectorTexts() {
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.floats().map(String::valueOf),
                Arbitraries.of(
                        "0", "-0", "-0.0", "1e39", "3.4028235e38", "1e-50", "01", "1.", ".5", "null", "1e400", "+1"));
        return Arbitraries.oneOf(
                numbers.list().ofMaxSize(20).map(all -> "[" + String.join(", ", all) + "]"),
                numbers.list().ofMaxSize(5).map(all -> " [" + String.join(",", all) + "]\n"),
                Arbitraries.of("", "[", "[]", "[ ]", "[,]", "[1,]", "[[1]]", "[1]x", "{}"));
    }

    @Property(tries = 5_000)
    void powersOfTwo(@ForAll("powers") Double value) {
        agree(ConversionSpec.of(ColumnType.of(TypeKind.NUMERIC)), value);
        agree(ConversionSpec.of(ColumnType.of(TypeKind.TEXT)), value);
    }

    @Property(tries = 5_000)
    void arrays(@ForAll("arraySpecs") ConversionSpec spec, @ForAll("arrayTexts") String value) {
        agree(spec, value);
    }

    @Property(tries = 8_000)
    void addressesAndIntervals(
            @ForAll("addressAndIntervalSpecs") ConversionSpec spec, @ForAll("addressesAndIntervals") String value) {
        agree(spec, value);
    }

    private static void agree(ConversionSpec spec, Object value) {
        Optional<byte[]> encoded = encode(spec, value);
        encoded.ifPresent(bytes -> {
            assertThat(Comparing.one(spec, value, bytes).mismatches())
                    .as("%s of %s", spec.type().sql(), value)
                    .isEmpty();
        });
    }

    private static Optional<byte[]> encode(ConversionSpec spec, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FieldBuffer buffer = new FieldBuffer(out);
        SourceRows rows = new SourceRows(List.of(Collections.singletonList(value)));
        rows.next();
        Conversion conversion = Conversions.of(spec);
        if (!conversion.append(rows, 0, buffer)) {
            return Optional.empty();
        }
        try {
            buffer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] field = out.toByteArray();
        return Optional.of(Arrays.copyOfRange(field, 4, field.length));
    }

    @Provide
    Arbitrary<ConversionSpec> specs() {
        List<ColumnType> types =
                Arrays.stream(TypeKind.values()).map(EncoderAgreementTest::type).toList();
        return Arbitraries.of(types).flatMap(EncoderAgreementTest::specs);
    }

    private static ColumnType type(TypeKind kind) {
        return switch (kind) {
            case CHAR -> ColumnType.character(20);
            case ENUM ->
                ColumnType.enumeration(List.of("true", "1", "YES", "yes", "Off"))
                        .inAnyCase();
            case ARRAY -> ColumnType.array(ColumnType.of(TypeKind.TEXT));
            default -> ColumnType.of(kind);
        };
    }

    @Provide
    Arbitrary<ConversionSpec> arraySpecs() {
        return Arbitraries.of(
                        TypeKind.TEXT,
                        TypeKind.BIGINT,
                        TypeKind.DOUBLE,
                        TypeKind.NUMERIC,
                        TypeKind.BOOLEAN,
                        TypeKind.UUID,
                        TypeKind.TIMESTAMPTZ)
                .map(kind -> ConversionSpec.of(ColumnType.array(ColumnType.of(kind))));
    }

    @Provide
    Arbitrary<String> arrayTexts() {
        Arbitrary<String> items = Arbitraries.of(
                "1",
                "-2.50",
                "1e3",
                "null",
                "NULL",
                "\"a\"",
                "\"\\\"\\u00e9\"",
                "true",
                "false",
                "t",
                "a b",
                "",
                " ",
                "\"\"",
                "{1}",
                "[1]",
                "\"\\ud800\"",
                "\"0e37df36f698471da6c9bc5f3b7c2f0a\"",
                "2026-11-20 20:23:15",
                "\"2026-11-20\"",
                "\\");
        return Arbitraries.of("[]", "{}").flatMap(brackets -> items.list()
                .ofMaxSize(4)
                .map(list -> brackets.charAt(0) + String.join(", ", list) + brackets.charAt(1)));
    }

    @Provide
    Arbitrary<ConversionSpec> addressAndIntervalSpecs() {
        return Arbitraries.of(TypeKind.INET, TypeKind.CIDR, TypeKind.MACADDR, TypeKind.INTERVAL, TypeKind.TIMETZ)
                .map(ColumnType::of)
                .flatMap(EncoderAgreementTest::specs);
    }

    @Provide
    Arbitrary<String> addressesAndIntervals() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789:./abf").ofMaxLength(20),
                Arbitraries.of("1", "ffff", "0", "", "255", "1.2.3.4", "00ab")
                        .list()
                        .ofMaxSize(9)
                        .map(list -> String.join(":", list)),
                Arbitraries.of("1.2.3.4", "10.0.0.0", "255.0.255.1", "fe80::", "::1", "::ffff:9.8.7.6")
                        .flatMap(address -> Arbitraries.of("", "/0", "/8", "/32", "/33", "/128")
                                .map(bits -> address + bits)),
                Arbitraries.of("P", "T", "1Y", "-2M", "3W", "4D", "+5H", "6M", "7S", "-7.25S", "8.1234567S", ".")
                        .list()
                        .ofMaxSize(6)
                        .map(list -> "P" + String.join("", list)),
                Arbitraries.of("", "1 day ", "2 days, ", "-3 days").flatMap(days -> Arbitraries.of(
                                "", "1:02", "-01:02:03.5", "100:00:59", "1:60", "00:00:00.0000010")
                        .map(clock -> days + clock)),
                timeTexts(),
                Arbitraries.strings()
                        .withChars("0123456789abcdefABCDEF:-.")
                        .ofMinLength(12)
                        .ofMaxLength(17));
    }

    @Provide
    Arbitrary<ConversionSpec> timeSpecs() {
        return Arbitraries.of(TypeKind.TIMESTAMPTZ, TypeKind.TIMESTAMP, TypeKind.DATE, TypeKind.TIME)
                .map(ColumnType::of)
                .flatMap(EncoderAgreementTest::specs);
    }

    private static Arbitrary<ConversionSpec> specs(ColumnType type) {
        return Arbitraries.of(NumericTime.values())
                .flatMap(unit -> Arbitraries.of(
                        new ConversionSpec(type, unit, ZoneOffset.UTC),
                        new ConversionSpec(type, unit, ZoneId.of("Europe/Berlin"))));
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(value -> (Object) value),
                Arbitraries.longs().between(-2, 2_000_000_000_000L).map(value -> (Object) value),
                doubles().map(value -> (Object) value),
                Arbitraries.strings().ofMaxLength(30).map(value -> (Object) value.replaceAll("[\ud800-\udfff]", "x")),
                numerals().map(value -> (Object) value),
                timeTexts().map(value -> (Object) value),
                words().map(value -> (Object) value),
                jsonTexts().map(value -> (Object) value),
                Arbitraries.of(JSONB).map(hex -> (Object) HexFormat.of().parseHex(hex)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(value -> (Object) value));
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(value -> !value.isNaN()),
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(9),
                Arbitraries.doubles().between(1e9, 2e9).ofScale(9),
                Arbitraries.doubles().between(2_440_000, 2_470_000).ofScale(12),
                Arbitraries.integers().between(-1000, 1000).map(value -> value / 4.0));
    }

    @Provide
    Arbitrary<Double> powers() {
        return Arbitraries.integers().between(-1074, 1023).map(exponent -> Math.scalb(1.0, exponent));
    }

    @Provide
    Arbitrary<String> timeTexts() {
        Arbitrary<String> date = Arbitraries.of(
                "2026-11-20", "0001-01-01", "2024-02-29", "9999-12-31", "2026-03-29", "2026-10-25", "0000-01-01");
        Arbitrary<String> clock = Arbitraries.of(
                "",
                "00:00",
                "02:30",
                "20:23:15",
                "24:00:00",
                "23:59:60",
                "00:00:00",
                "24:00:00.5",
                "01:02:03,5",
                "23:59:60.25");
        Arbitrary<String> fraction = Arbitraries.of("", "", ".1", ".123456", ".1234560", ".0000001", ".", ".999999999");
        Arbitrary<String> zone = Arbitraries.of(
                "", "", "Z", "z", " Z", "+05:30", "-0800", "+00", "  +01:00", "+15:59", "+16:00", "+", "-00:00");
        Arbitrary<String> separator = Arbitraries.of("T", " ", "t", "");
        return net.jqwik.api.Combinators.combine(date, separator, clock, fraction, zone)
                .as((d, s, c, f, z) -> (s.isEmpty() ? "" : d) + (c.isEmpty() ? "" : s + c + f + z));
    }

    private static Arbitrary<String> numerals() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().map(java.math.BigDecimal::toString),
                Arbitraries.bigDecimals()
                        .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.valueOf(2_000_000_000_000L))
                        .ofScale(8)
                        .map(java.math.BigDecimal::toPlainString),
                Arbitraries.strings().withChars("0123456789.eE+- ").ofMaxLength(8));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(
                "true",
                "F",
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "1",
                "0",
                "Infinity",
                "-inf",
                "NaN",
                "",
                " ",
                "null",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "{3F2504E04F8911D39A0C0305E82C3301}",
                "abc   ",
                "\u0000",
                "\u2028");
    }

    private static Arbitrary<String> jsonTexts() {
        return Arbitraries.of(
                "{\"a\":1,\"b\":[1.10,2e3,-0.0,null,true]}",
                "[]",
                "{}",
                " \"x\" ",
                "\"\\ud83d\\ude00\\u00e9\\/\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "\ufeff[]",
                "1e131071",
                "1e131072",
                "0e5");
    }
}
