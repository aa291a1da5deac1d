package dev.sessiondb.convert;

/** What texts mean that stand in a column of bytes. */
public enum TextBytes {
    /** Their own bytes. */
    PLAIN,
    /** A JSON array of numbers: each as a little-endian IEEE 754 float32, as numpy's {@code astype(float32).tobytes()} writes them; rounded from a double. */
    FLOAT32
}
