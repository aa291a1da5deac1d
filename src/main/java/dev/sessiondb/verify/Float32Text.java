package dev.sessiondb.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bytes that a text of numbers in brackets stands for, each a float32 with its lowest byte first. */
final class Float32Text {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern ARRAY = Pattern.compile("[ \\t\\r\\n]*\\[(.*)\\][ \\t\\r\\n]*", Pattern.DOTALL);

    private Float32Text() {}

    /** Empty when it is no such text, or a number is too large. */
    static Optional<byte[]> bytes(byte[] utf8) {
        var array = ARRAY.matcher(new String(utf8, StandardCharsets.ISO_8859_1));
        if (!array.matches()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (array.group(1).isBlank()) {
            return Optional.of(bytes.toByteArray());
        }
        for (String element : array.group(1).split(",", -1)) {
            String number = element.strip();
            if (!NUMBER.matcher(number).matches() || !put(value(number), bytes)) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** An integer has no negative zero. */
    private static double value(String number) {
        double value = Double.parseDouble(number);
        return value == 0 && number.matches("-?0") ? 0 : value;
    }

    private static boolean put(double number, ByteArrayOutputStream bytes) {
        int bits = Float.floatToRawIntBits((float) number);
        boolean finite = (bits >>> 23 & 0xff) != 0xff;
        for (int shift = 0; finite && shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes.write(bits >>> shift);
        }
        return finite;
    }
}
