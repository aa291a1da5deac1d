package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueTextTest {

    @Test
    void valuesInWords() {
        assertThat(words(null)).isEqualTo("NULL");
        assertThat(words(-7L)).isEqualTo("-7");
        assertThat(words(0.1)).isEqualTo("0.1");
        assertThat(words("abc")).isEqualTo("\"abc\"");
        assertThat(words(new byte[] {0, (byte) 0xFF})).isEqualTo("x'00ff'");
        assertThat(words(new byte[0])).isEqualTo("x''");
    }

    @Test
    void longOnesAreCutAt80Characters() {
        assertThat(words("a".repeat(80))).isEqualTo("\"" + "a".repeat(80) + "\"");
        assertThat(words("a".repeat(81))).isEqualTo("\"" + "a".repeat(80) + "...\"");
        assertThat(words("\ud83d\ude00".repeat(81))).isEqualTo("\"" + "\ud83d\ude00".repeat(80) + "...\"");
        assertThat(words("\u20ac".repeat(300))).isEqualTo("\"" + "\u20ac".repeat(80) + "...\"");
        assertThat(words(new byte[40])).isEqualTo("x'" + "00".repeat(40) + "'");
        assertThat(words(new byte[41])).isEqualTo("x'" + "00".repeat(40) + "...'");
    }

    @Test
    void nothingReachesTheTerminal() {
        assertThat(words("a\u0000\u001b[31m\r\n\u009b\u202e\u2028b"))
                .isEqualTo("\"a\\u0000\\u001b[31m\\u000d\\u000a\\u009b\\u202e\\u2028b\"");
        assertThat(words(Text.of('a', 0xFF))).isEqualTo("\"a\ufffd\"");
    }

    private static String words(@Nullable Object value) {
        return ValueText.of(MemoryRows.on(value), 0);
    }
}
