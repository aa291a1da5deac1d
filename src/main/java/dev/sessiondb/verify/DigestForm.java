package dev.sessiondb.verify;

import dev.sessiondb.convert.TextMeaning;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** Values too large to hold: the target sends the SHA-256 of their bytes. */
final class DigestForm implements ColumnForm {
    private static final Set<TypeKind> TYPES =
            EnumSet.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.BYTEA, TypeKind.JSON);

    private final TypeKind kind;
    private final TextMeaning texts;

    /**
     * A form for one column.
     *
     * @throws IllegalArgumentException when the type is not equal by bytes
     */
    DigestForm(TypeKind kind, TextMeaning texts) {
        if (!TYPES.contains(kind)) {
            throw new IllegalArgumentException("values of type " + kind + " can't be compared by digest");
        }
        this.kind = kind;
        this.texts = texts;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        return switch (row.storageClass(column)) {
            case TEXT -> putText(row, column, out);
            case BLOB -> putBlob(row, column, out);
            case INTEGER -> putNumber(Long.toString(row.longValue(column)), out);
            case REAL -> putNumber(SqliteReals.text(row.doubleValue(column)), out);
            case NULL -> false;
        };
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        return length == Sha256.LENGTH && put(java.util.Arrays.copyOfRange(bytes, offset, offset + length), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return "SHA-256 " + HexFormat.of().formatHex(bytes, offset, offset + length);
    }

    private boolean putText(RowCursor row, int column, CanonicalRow out) {
        if (texts != TextMeaning.FLOAT32) {
            return put(SourceValues.sha256(row, column), out);
        }
        return !row.large(column)
                && Float32Text.bytes(row.bytes(column))
                        .filter(bytes -> put(Sha256.create().digest(bytes), out))
                        .isPresent();
    }

    private boolean putBlob(RowCursor row, int column, CanonicalRow out) {
        if (kind == TypeKind.BYTEA) {
            return put(SourceValues.sha256(row, column), out);
        }
        if (kind != TypeKind.JSON || row.large(column)) {
            return false;
        }
        return SqliteJsonb.text(row.bytes(column))
                .filter(text -> put(sha256(text), out))
                .isPresent();
    }

    private boolean putNumber(String text, CanonicalRow out) {
        return kind != TypeKind.BYTEA && put(Sha256.create().digest(text.getBytes(StandardCharsets.US_ASCII)), out);
    }

    private static byte[] sha256(String text) {
        return Sha256.create().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean put(byte[] digest, CanonicalRow out) {
        out.putDigest(digest);
        return true;
    }
}
