package dev.sessiondb.backup;

import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** One value of a made-up row. */
record Value(StorageClass storageClass, long number, double real, long length, Supplier<InputStream> bytes) {

    static Value nothing() {
        return new Value(StorageClass.NULL, 0, 0, 0, InputStream::nullInputStream);
    }

    static Value of(long number) {
        return new Value(StorageClass.INTEGER, number, 0, 0, InputStream::nullInputStream);
    }

    static Value of(double real) {
        return new Value(StorageClass.REAL, 0, real, 0, InputStream::nullInputStream);
    }

    static Value of(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    static Value text(byte[] utf8) {
        return new Value(StorageClass.TEXT, 0, 0, utf8.length, () -> new ByteArrayInputStream(utf8));
    }

    static Value blob(byte[] bytes) {
        return new Value(StorageClass.BLOB, 0, 0, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
