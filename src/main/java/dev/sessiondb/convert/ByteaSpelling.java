package dev.sessiondb.convert;

import java.util.List;

/** {@code bytea} as BLOB, or as TEXT in a column that has such. */
final class ByteaSpelling {

    private ByteaSpelling() {}

    static List<Spelling> all() {
        return List.of((value, out) -> out.setBlob(value.bytes()), ByteaSpelling::text);
    }

    private static boolean text(BinaryField value, StoredValue out) {
        return new Utf8().check(value.bytes()) && out.setText(value.bytes());
    }
}
