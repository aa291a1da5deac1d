package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Property(tries = 5000)
    void agreesWithJavaOnEveryBytes(@ForAll byte[] bytes) throws IOException {
        boolean expected = valid(bytes);
        assertThat(new Utf8().check(bytes)).isEqualTo(expected);
        assertThat(Utf8.of(new ByteArrayInputStream(bytes)).complete()).isEqualTo(expected);
    }

    @Property
    void takesEveryTextAndCountsItsCharacters(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Utf8 check = new Utf8();
        boolean taken = check.accept(bytes, 0, bytes.length) && check.complete();
        assertThat(taken).isEqualTo(text.indexOf('\0') < 0);
        if (taken) {
            String decoded = new String(bytes, StandardCharsets.UTF_8);
            assertThat(check.characters()).isEqualTo(decoded.codePointCount(0, decoded.length()));
        }
    }

    @Test
    void refusesSurrogatesOverlongFormsAndWhatIsCutOff() {
        for (byte[] bytes : new byte[][] {
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82},
            {(byte) 0xFF},
            {'a', 0},
        }) {
            assertThat(new Utf8().check(bytes)).as(Arrays.toString(bytes)).isFalse();
        }
    }

    private static boolean valid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
