package dev.sessiondb.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, told by its first bytes, never by its name. */
enum ContentKind {
    SQLITE("a SQLite database"),
    EMPTY("nothing"),
    JSON("JSON"),
    GZIP("gzip-compressed data"),
    ZIP("a zip archive"),
    POSTGRES_DUMP("a PostgreSQL dump"),
    DUCKDB("a DuckDB database"),
    SQL_TEXT("SQL statements"),
    UNKNOWN("something else");

    private static final int DUCKDB_MAGIC_AT = 8;

    private final String words;

    ContentKind(String words) {
        this.words = words;
    }

    /** Completes "the file contains ...". */
    String words() {
        return words;
    }

    static ContentKind of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        if (FileHead.startsLikeDatabase(head)) {
            return SQLITE;
        }
        if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return GZIP;
        }
        return ofText(new String(head, StandardCharsets.ISO_8859_1));
    }

    private static ContentKind ofText(String head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        if (head.startsWith("PGDMP")) {
            return POSTGRES_DUMP;
        }
        if (head.startsWith("DUCK", DUCKDB_MAGIC_AT)) {
            return DUCKDB;
        }
        String text = (head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return JSON;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        boolean statements = upper.startsWith("PRAGMA ") || upper.startsWith("BEGIN") || upper.startsWith("CREATE ");
        return statements ? SQL_TEXT : UNKNOWN;
    }
}
