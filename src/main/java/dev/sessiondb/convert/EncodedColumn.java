package dev.sessiondb.convert;

/**
 * A column as it is written to the target.
 *
 * @param name for messages
 * @param position in the source's cursor, from 0
 */
public record EncodedColumn(String name, int position, Conversion conversion) {}
