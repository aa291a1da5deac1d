package dev.sessiondb.verify;

import dev.sessiondb.io.KeyedHash;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes JSON numbers in by value: digits without zeros at their end, and a power of ten. Not thread-safe. */
final class JsonNumbers {
    private static final int SHORT = '1';
    private static final int LONG = '9';

    /** So many digits fit into 64 bits. */
    private static final int MOST_SHORT_DIGITS = 18;

    /** In characters; more digits than PostgreSQL's {@code numeric} has. */
    private static final int LONGEST = 200_000;

    private final KeyedHash hash;
    private final ShortDecimal decimal = new ShortDecimal();
    private byte[] text = new byte[32];
    private int size;
    private int digits;
    private int fractionDigits;
    private long unscaled;
    private boolean exponent;

    JsonNumbers(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * Adds the number to the hash.
     *
     * @param first its first byte
     * @param in behind that byte
     * @throws NotInJsonb when it is no number, or none that {@code jsonb} can hold
     */
    void add(int first, JsonInput in) throws IOException {
        if (first > '0' && first <= '9' && addInteger(first - '0', in)) {
            return;
        }
        read(first, in);
        if (exponent || digits > MOST_SHORT_DIGITS) {
            addDecimal();
        } else {
            addShort(text[0] == '-' ? -unscaled : unscaled, -fractionDigits);
        }
    }

    /** The usual case: a positive integer of few digits, all of them at hand; else nothing is done. */
    private boolean addInteger(int first, JsonInput in) {
        byte[] bytes = in.bytes();
        int start = in.position();
        int end = Math.min(in.end(), start + MOST_SHORT_DIGITS - 1);
        long value = first;
        int at = start;
        while (at < end && isDigit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
        }
        if (at == end || bytes[at] == '.' || (bytes[at] | 0x20) == 'e') {
            return false;
        }
        in.position(at);
        addShort(value, 0);
        return true;
    }

    private void read(int first, JsonInput in) throws IOException {
        size = 0;
        digits = 0;
        fractionDigits = 0;
        unscaled = 0;
        exponent = false;
        int leading = first;
        if (first == '-') {
            append(first);
            leading = in.next();
        }
        readWhole(leading, in);
        if (in.peek() == '.') {
            append(in.next());
            int before = digits;
            readDigits(in);
            fractionDigits = digits - before;
            require(fractionDigits > 0);
        }
        if (in.peek() == 'e' || in.peek() == 'E') {
            exponent = true;
            readExponent(in);
        }
    }

    /** No zeros before other digits. */
    private void readWhole(int leading, JsonInput in) throws IOException {
        require(isDigit(leading));
        takeDigit(leading);
        if (leading != '0') {
            readDigits(in);
        }
    }

    private void readExponent(JsonInput in) throws IOException {
        append(in.next());
        if (in.peek() == '+' || in.peek() == '-') {
            append(in.next());
        }
        int before = digits;
        readDigits(in);
        require(digits > before);
    }

    private void readDigits(JsonInput in) throws IOException {
        while (isDigit(in.peek())) {
            takeDigit(in.next());
        }
    }

    private void takeDigit(int digit) throws NotInJsonb {
        append(digit);
        digits++;
        unscaled = unscaled * 10 + (digit - '0');
    }

    private void addShort(long value, int power) {
        decimal.set(value, power);
        addDecimal(decimal);
    }

    private void addDecimal(ShortDecimal number) {
        hash.tag(SHORT);
        hash.add(number.digits(), number.power());
    }

    private void addDecimal() throws NotInJsonb {
        BigDecimal number = Numerals.parse(new String(text, 0, size, StandardCharsets.US_ASCII))
                .filter(Numerals::inRange)
                .orElseThrow(NotInJsonb::new);
        if (decimal.set(number)) {
            addDecimal(decimal);
            return;
        }
        byte[] canonical = Numerals.canonical(number).getBytes(StandardCharsets.US_ASCII);
        hash.tag(LONG);
        hash.add(canonical, 0, canonical.length);
    }

    private void append(int character) throws NotInJsonb {
        require(size < LONGEST);
        if (size == text.length) {
            text = Arrays.copyOf(text, 2 * size);
        }
        text[size++] = (byte) character;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static void require(boolean json) throws NotInJsonb {
        if (!json) {
            throw new NotInJsonb();
        }
    }
}
