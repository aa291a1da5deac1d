package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What keeps a value from converting, as far as there is a policy for it. */
public enum Fault {
    /** A text of nothing but white space, in a column of another type. */
    EMPTY,
    /** A NUL character in a text, or its escape in JSON. */
    NUL,
    INVALID_UTF8,
    /** A number with more digits than a 4-byte {@code real} holds. */
    DIGITS,
    /** Anything else, and what is too large to be looked at again. */
    OTHER;

    private static final String NUL_ESCAPE = "\\u0000";

    /** Of a value that didn't convert. */
    static Fault of(RowCursor row, int column, ConversionSpec spec) {
        if (onlyDigits(row, column, spec)) {
            return DIGITS;
        }
        if (row.storageClass(column) != StorageClass.TEXT || row.large(column)) {
            return OTHER;
        }
        byte[] text = row.bytes(column);
        String ascii = new String(text, StandardCharsets.ISO_8859_1);
        if (ascii.isBlank()) {
            return EMPTY;
        }
        if (ascii.indexOf(0) >= 0 || json(spec.type()) && ascii.contains(NUL_ESCAPE)) {
            return NUL;
        }
        return new Utf8().check(text, 0, text.length) ? OTHER : INVALID_UTF8;
    }

    private static boolean onlyDigits(RowCursor row, int column, ConversionSpec spec) {
        boolean exact = spec.type().kind() == TypeKind.REAL && !spec.type().lenient();
        FieldBuffer scratch = new FieldBuffer(OutputStream.nullOutputStream());
        return exact && new FloatConversion(true).append(row, column, row.storageClass(column), scratch);
    }

    private static boolean json(ColumnType type) {
        return type.kind() == TypeKind.JSON || type.kind() == TypeKind.JSONB;
    }
}
