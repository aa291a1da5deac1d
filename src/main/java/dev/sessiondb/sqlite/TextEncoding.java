package dev.sessiondb.sqlite;

import java.sql.SQLException;
import java.util.Locale;

/** A database's text encoding; see {@code PRAGMA encoding}. */
enum TextEncoding {
    UTF_8("UTF-8"),
    UTF_16LE("UTF-16le"),
    UTF_16BE("UTF-16be");

    private final String label;

    TextEncoding(String label) {
        this.label = label;
    }

    static TextEncoding of(Database database) throws SQLException {
        String name = database.text("PRAGMA encoding").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "UTF-16LE" -> UTF_16LE;
            case "UTF-16BE" -> UTF_16BE;
            default -> UTF_8;
        };
    }

    String label() {
        return label;
    }

    boolean utf16() {
        return this != UTF_8;
    }
}
