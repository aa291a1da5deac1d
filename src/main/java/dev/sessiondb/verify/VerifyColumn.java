package dev.sessiondb.verify;

import dev.sessiondb.convert.ConversionSpec;

/**
 * A column to compare.
 *
 * @param position in the source's cursor, from 0
 * @param name for messages
 * @param key part of the key that tells rows apart
 * @param digest the target sends SHA-256 digests of this column's values, not the values
 * @param secret its values are never printed
 */
public record VerifyColumn(
        int position, String name, ConversionSpec conversion, boolean key, boolean digest, boolean secret) {

    /** One whose values may be printed. */
    public VerifyColumn(int position, String name, ConversionSpec conversion, boolean key, boolean digest) {
        this(position, name, conversion, key, digest, false);
    }
}
