package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.TypeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanConversionTest {
    private final Conversion conversion = Fields.conversion(TypeKind.BOOLEAN);

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE", "tRuE", "y", "Y", "yes", "YES", "on", "ON"})
    void trueWords(String text) {
        assertThat(Fields.accepted(conversion, text)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE", "n", "N", "no", "No", "off", "OFF"})
    void falseWords(String text) {
        assertThat(Fields.accepted(conversion, text)).containsExactly(0);
    }

    @Test
    void numbers() {
        assertThat(Fields.accepted(conversion, 1L)).containsExactly(1);
        assertThat(Fields.accepted(conversion, 0L)).containsExactly(0);
        assertThat(Fields.accepted(conversion, 1.0)).containsExactly(1);
        assertThat(Fields.accepted(conversion, 0.0)).containsExactly(0);
    }

    @ParameterizedTest
    @MethodSource("others")
    void anythingElseIsRefused(Object value) {
        assertThat(Fields.refused(conversion, value)).contains("is not a boolean");
    }

    static List<Object> others() {
        return List.of(
                2L,
                -1L,
                256L,
                4294967297L,
                0.5,
                1.0000000000000002,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                "",
                " 1",
                "1 ",
                "tru",
                "truee",
                "yess",
                "01",
                "2",
                "null",
                "oN\u0000",
                "\u212Aes",
                new byte[] {1},
                new byte[0]);
    }
}
