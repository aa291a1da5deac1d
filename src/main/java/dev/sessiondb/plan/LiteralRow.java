package dev.sessiondb.plan;

import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Expression.BlobLiteral;
import dev.sessiondb.schema.Expression.BooleanLiteral;
import dev.sessiondb.schema.Expression.NumberLiteral;
import dev.sessiondb.schema.Expression.TextLiteral;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A row of one column that holds a literal, so that it is converted as a value would be. */
final class LiteralRow implements RowCursor {
    private final StorageClass storage;
    private final BigDecimal number;
    private final byte[] content;

    private LiteralRow(StorageClass storage, BigDecimal number, byte[] content) {
        this.storage = storage;
        this.number = number;
        this.content = content;
    }

    static Optional<LiteralRow> of(Expression literal) {
        if (literal instanceof NumberLiteral number) {
            boolean whole = number.value().scale() == 0;
            return Optional.of(
                    new LiteralRow(whole ? StorageClass.INTEGER : StorageClass.REAL, number.value(), new byte[0]));
        }
        if (literal instanceof TextLiteral text) {
            byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
            return Optional.of(new LiteralRow(StorageClass.TEXT, BigDecimal.ZERO, utf8));
        }
        if (literal instanceof BlobLiteral blob) {
            return Optional.of(new LiteralRow(
                    StorageClass.BLOB, BigDecimal.ZERO, HexFormat.of().parseHex(blob.hex())));
        }
        return literal instanceof BooleanLiteral truth
                ? of(new NumberLiteral(truth.value() ? BigDecimal.ONE : BigDecimal.ZERO))
                : Optional.empty();
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
        return number.longValue();
    }

    @Override
    public double doubleValue(int column) {
        return number.doubleValue();
    }

    @Override
    public byte[] bytes(int column) {
        return content;
    }

    @Override
    public boolean large(int column) {
        return false;
    }

    @Override
    public long byteLength(int column) {
        return content.length;
    }

    @Override
    public InputStream open(int column) {
        return new ByteArrayInputStream(content);
    }

    @Override
    public long rowId() {
        return 1;
    }

    @Override
    public String rowName() {
        return "the default";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
