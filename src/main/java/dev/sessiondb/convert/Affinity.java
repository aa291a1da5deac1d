package dev.sessiondb.convert;

import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a column makes of a value when it stores it. See "Datatypes In SQLite", sections 3 and 3.1. */
public enum Affinity {
    TEXT,
    NUMERIC,
    REAL,
    /** Values stay as they are. */
    NONE;

    /** What a real keeps of any decimal. */
    private static final int EXACT_DIGITS = 15;

    private static final int EXACT_EXPONENT = 290;
    private static final Set<TypeKind> NUMBERS = Set.of(
            TypeKind.SMALLINT,
            TypeKind.INTEGER,
            TypeKind.BIGINT,
            TypeKind.REAL,
            TypeKind.DOUBLE,
            TypeKind.NUMERIC,
            TypeKind.BOOLEAN);

    /** Of a declared type; {@code ANY} is taken as a strict table means it. */
    public static Affinity of(String declaredType) {
        String name = declaredType.toUpperCase(Locale.ROOT);
        if (name.contains("INT")) {
            return NUMERIC;
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return TEXT;
        }
        if (name.contains("BLOB") || name.isBlank() || name.strip().equals("ANY")) {
            return NONE;
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") ? REAL : NUMERIC;
    }

    /** Whether a value of that PostgreSQL type is still the same once it is stored. */
    boolean keeps(StoredValue value, TypeKind kind) {
        return switch (this) {
            case NONE -> true;
            case TEXT -> value.storage() != StorageClass.REAL;
            case NUMERIC -> value.storage() != StorageClass.TEXT || keepsText(value.bytes(), kind);
            case REAL ->
                value.storage() == StorageClass.INTEGER
                        ? Doubles.exact(value.number())
                        : value.storage() != StorageClass.TEXT || keepsText(value.bytes(), kind);
        };
    }

    /** A text that looks like a number becomes one. */
    private boolean keepsText(byte[] text, TypeKind kind) {
        Decimal decimal = new Decimal();
        if (!decimal.parse(text)) {
            return true;
        }
        boolean canonical = canonical(new String(text, StandardCharsets.US_ASCII));
        if (!NUMBERS.contains(kind)) {
            return this == NUMERIC && canonical;
        }
        return this == NUMERIC && canonical
                || decimal.count() <= EXACT_DIGITS && Math.abs(decimal.pointAt()) <= EXACT_EXPONENT;
    }

    private static boolean canonical(String text) {
        try {
            return Long.toString(Long.parseLong(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
