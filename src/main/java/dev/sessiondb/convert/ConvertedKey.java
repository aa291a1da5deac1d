package dev.sessiondb.convert;

import dev.sessiondb.io.Sha256;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The key of a row as PostgreSQL will compare it: two keys that differ in SQLite may become one. Not thread-safe. */
public final class ConvertedKey {
    private static final int LENGTH = Integer.BYTES;
    /** Where a numeric's display scale stands, which doesn't count: 1.0 is 1. */
    private static final int NUMERIC_SCALE = LENGTH + 6;

    private final List<Part> parts;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FieldBuffer buffer = new FieldBuffer(bytes);
    private final MessageDigest digest = Sha256.digest();

    /** One column of a key, by its position in the cursor. */
    private record Part(int position, TypeKind kind, Conversion conversion) {}

    /**
     * @param positions of the key's columns in the cursor
     * @param conversions of the same columns
     */
    public ConvertedKey(List<Integer> positions, List<ConversionSpec> conversions) {
        this.parts = java.util.stream.IntStream.range(0, positions.size())
                .mapToObj(i -> new Part(
                        positions.get(i), conversions.get(i).type().kind(), Conversions.of(conversions.get(i))))
                .toList();
    }

    /** The first 128 bits of the key's SHA-256; empty when a value is NULL or doesn't convert: then it equals none. */
    public Optional<ByteBuffer> of(RowCursor row) {
        digest.reset();
        for (Part part : parts) {
            buffer.truncate(0);
            bytes.reset();
            if (row.large(part.position()) || !part.conversion().append(row, part.position(), buffer)) {
                return Optional.empty();
            }
            byte[] field = field(part.kind());
            if (field.length == LENGTH && field[0] == -1) {
                return Optional.empty();
            }
            digest.update(field);
        }
        return Optional.of(ByteBuffer.wrap(digest.digest(), 0, 16).slice());
    }

    private byte[] field(TypeKind kind) {
        try {
            buffer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer takes all", e);
        }
        byte[] field = bytes.toByteArray();
        if (kind == TypeKind.NUMERIC && field.length > NUMERIC_SCALE + 1) {
            field[NUMERIC_SCALE] = 0;
            field[NUMERIC_SCALE + 1] = 0;
        }
        return field;
    }
}
