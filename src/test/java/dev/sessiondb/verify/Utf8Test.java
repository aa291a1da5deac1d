package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Held against the JDK's decoder. */
class Utf8Test {

    @Property(tries = 5_000)
    void storableIsWhatTheDecoderTakesWithoutNul(@ForAll("pieces") List<byte[]> pieces) {
        byte[] bytes = joined(pieces);
        boolean storable = decodes(bytes) && !new String(bytes, StandardCharsets.UTF_8).contains("\0");
        assertThat(Utf8.storable(bytes, 0, bytes.length)).isEqualTo(storable);
        byte[] within = new byte[bytes.length + 2];
        within[0] = (byte) 0xC3;
        within[bytes.length + 1] = (byte) 0x80;
        System.arraycopy(bytes, 0, within, 1, bytes.length);
        assertThat(Utf8.storable(within, 1, bytes.length)).isEqualTo(storable);
        if (storable) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(Utf8.characters(within, 1, bytes.length)).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    @Test
    void everyPairAndEveryThirdByte() {
        for (int lead = 0x80; lead < 0x100; lead++) {
            for (int second = 0; second < 0x100; second++) {
                for (int third : new int[] {0x00, 0x7F, 0x80, 0xBF, 0xC0}) {
                    byte[] three = {(byte) lead, (byte) second, (byte) third};
                    byte[] four = {(byte) lead, (byte) second, (byte) third, (byte) 0x80};
                    assertThat(Utf8.sequence(three, 0, 3) == 3).isEqualTo(decodes(three) && size(three) == 1);
                    assertThat(Utf8.sequence(four, 0, 4) == 4).isEqualTo(decodes(four) && size(four) == 1);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<byte[]>> pieces() {
        Arbitrary<byte[]> ascii = Arbitraries.strings().ascii().ofMaxLength(20).map(Utf8Test::utf8);
        Arbitrary<byte[]> characters = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(c -> utf8(Character.toString(c)));
        Arbitrary<byte[]> broken =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(2);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(10, ascii),
                        net.jqwik.api.Tuple.of(10, characters),
                        net.jqwik.api.Tuple.of(1, broken))
                .list()
                .ofMaxSize(12);
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int size(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
