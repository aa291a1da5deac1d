package dev.sessiondb.convert;

/** One way to write the values of a PostgreSQL type in SQLite, which the type's {@link Conversion} reads back as the same value. */
@FunctionalInterface
interface Spelling {

    /**
     * Writes a value that isn't NULL.
     *
     * @return false when this way can't write it exactly; what {@code out} holds then means nothing
     */
    boolean write(BinaryField value, StoredValue out);
}
