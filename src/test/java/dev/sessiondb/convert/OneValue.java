package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A row of one value, and what a conversion makes of it. */
record OneValue(StorageClass storage, long integer, double real, byte[] data) implements RowCursor {

    /** A value as the tables of cases write it: {@code 7}, {@code 7.5}, {@code 'text'}, {@code x'00ff'} or {@code null}. */
    static OneValue of(String written) {
        if (written.equals("null")) {
            return new OneValue(StorageClass.NULL, 0, 0, new byte[0]);
        }
        if (written.startsWith("x'")) {
            return blob(HexFormat.of().parseHex(written.substring(2, written.length() - 1)));
        }
        if (written.startsWith("'")) {
            return text(written.substring(1, written.length() - 1));
        }
        return written.matches("-?\\d+")
                ? new OneValue(StorageClass.INTEGER, Long.parseLong(written), 0, new byte[0])
                : real(Double.parseDouble(written));
    }

    static OneValue text(String text) {
        return new OneValue(StorageClass.TEXT, 0, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    static OneValue real(double value) {
        return new OneValue(StorageClass.REAL, 0, value, new byte[0]);
    }

    static OneValue blob(byte[] bytes) {
        return new OneValue(StorageClass.BLOB, 0, 0, bytes);
    }

    /** The field in hex, without its length; empty when the value doesn't convert; {@code NULL} for NULL. */
    Optional<String> converted(ConversionSpec spec) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FieldBuffer buffer = new FieldBuffer(out);
        Conversion conversion = Conversions.of(spec);
        boolean done = conversion.append(this, 0, buffer);
        if (!done && buffer.position() != 0) {
            throw new AssertionError("a value that does not convert must leave nothing in the buffer");
        }
        if (!done) {
            return conversion.reason(this, 0).isBlank() ? Optional.of("no reason") : Optional.empty();
        }
        try {
            buffer.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        byte[] field = out.toByteArray();
        int length = java.nio.ByteBuffer.wrap(field).getInt();
        if (length != -1 && length != field.length - 4) {
            throw new AssertionError("the field says it has " + length + " bytes and has " + (field.length - 4));
        }
        return Optional.of(length == -1 ? "NULL" : HexFormat.of().formatHex(field, 4, field.length));
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public int columnCount() {
        return 1;
    }

    @Override
    public StorageClass storageClass(int column) {
        return storage;
    }

    @Override
    public long longValue(int column) {
        return integer;
    }

    @Override
    public double doubleValue(int column) {
        return real;
    }

    @Override
    public byte[] bytes(int column) {
        return data;
    }

    @Override
    public boolean large(int column) {
        return data.length > LARGE;
    }

    @Override
    public long byteLength(int column) {
        return data.length;
    }

    @Override
    public InputStream open(int column) {
        return new ByteArrayInputStream(data);
    }

    @Override
    public long rowId() {
        return 1;
    }

    @Override
    public String rowName() {
        return "rowid 1";
    }

    @Override
    public void close() {}
}
