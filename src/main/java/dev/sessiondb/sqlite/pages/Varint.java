package dev.sessiondb.sqlite.pages;

/** A number of one to nine bytes: "Database File Format", section 1.6. Reused. */
final class Varint {
    private static final int LONGEST = 9;

    private long value;

    long value() {
        return value;
    }

    /**
     * Reads one.
     *
     * @return the place behind it
     * @throws ArrayIndexOutOfBoundsException at the end of the bytes
     */
    int read(byte[] bytes, int at) {
        byte first = bytes[at];
        if (first >= 0) {
            value = first;
            return at + 1;
        }
        return readLong(bytes, at);
    }

    private int readLong(byte[] bytes, int start) {
        long sum = 0;
        int at = start;
        for (int i = 1; i < LONGEST; i++) {
            byte next = bytes[at++];
            sum = sum << 7 | next & 0x7F;
            if (next >= 0) {
                value = sum;
                return at;
            }
        }
        value = sum << 8 | bytes[at++] & 0xFF;
        return at;
    }
}
