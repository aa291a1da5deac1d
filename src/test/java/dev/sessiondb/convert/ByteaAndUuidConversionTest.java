package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import dev.sessiondb.schema.TypeKind;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteaAndUuidConversionTest {
    private static final String DIGITS = "0123456789abcdeffedcba9876543210";

    private final Conversion bytea = Fields.conversion(TypeKind.BYTEA);
    private final Conversion uuid = Fields.conversion(TypeKind.UUID);

    @Property(tries = 200)
    void anyBytes(@ForAll byte[] bytes) {
        assertThat(Fields.accepted(bytea, bytes)).isEqualTo(bytes);
        assertThat(Fields.accepted(bytea, new Text(bytes))).isEqualTo(bytes);
    }

    @Test
    void numbersAreNoBytes() {
        assertThat(Fields.refused(bytea, 1L)).isEqualTo("1 is not a blob of at most 1 GB");
        assertThat(Fields.refused(bytea, 0.5)).isEqualTo("0.5 is not a blob of at most 1 GB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01234567-89ab-cdef-fedc-ba9876543210",
                "01234567-89AB-CDEF-FEDC-BA9876543210",
                DIGITS,
                "0123456789ABCDEFFEDCBA9876543210",
                "{01234567-89ab-cdef-fedc-ba9876543210}",
                "{" + DIGITS + "}"
            })
    void spellings(String text) {
        assertThat(Fields.hex(uuid, text)).isEqualTo(DIGITS);
    }

    @Test
    void sixteenBytes() {
        assertThat(Fields.hex(uuid, HexFormat.of().parseHex(DIGITS))).isEqualTo(DIGITS);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.refused(uuid, value)).contains("is not a UUID");
    }

    static List<Object> others() {
        return List.of(
                "",
                "{}",
                "abc",
                DIGITS + "0",
                DIGITS.substring(1),
                "urn:uuid:01234567-89ab-cdef-fedc-ba9876543210",
                "0123-4567-89ab-cdef-fedc-ba98-7654-3210",
                "01234567-89ab-cdef-fedc-ba987654321g",
                "01234567-89ab-cdef-fedcba-9876543210",
                "{" + DIGITS,
                DIGITS + "}",
                " " + DIGITS,
                DIGITS + " ",
                "0".repeat(31) + "\u0000",
                "\uff10".repeat(12),
                new byte[15],
                new byte[17],
                new byte[0],
                1L,
                0.5);
    }

    @Property(tries = 300)
    void anyUuid(@ForAll long most, @ForAll long least) {
        String text = new UUID(most, least).toString();
        assertThat(Fields.hex(uuid, text)).isEqualTo(text.replace("-", ""));
    }
}
