package dev.sessiondb.convert;

/** What texts mean that stand in a column of another type. */
public enum TextMeaning {
    /** What they say: in a column of bytes their own, in one of numbers numerals. */
    PLAIN,
    /** In a column of bytes, JSON arrays of numbers: each as a little-endian IEEE 754 float32, as numpy's {@code astype(float32).tobytes()} writes them; rounded from a double. */
    FLOAT32,
    /** In a column of doubles, times, where they aren't numerals: as seconds since 1970-01-01T00:00:00Z. */
    EPOCH_SECONDS
}
