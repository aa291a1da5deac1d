package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Arrays of one dimension, counted from 1, as JSON. */
final class ArraySpelling implements Spelling {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int HEADER = 20;

    private final ColumnType element;
    private final Spelling spelling;
    private final StoredValue one = new StoredValue();
    private final BinaryField field = new BinaryField();

    private ArraySpelling(ColumnType element, Spelling spelling) {
        this.element = element;
        this.spelling = spelling;
    }

    static List<Spelling> all(ColumnType element, Spelling spelling) {
        return List.of(new ArraySpelling(element, spelling));
    }

    @Override
    public boolean write(BinaryField value, StoredValue out) {
        boolean empty = value.int32(0) == 0;
        boolean plain = value.int32(0) == 1 && value.int32(HEADER - Integer.BYTES) == 1;
        if (!empty && !plain) {
            return false;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            if (plain && !write(value.bytes(), json)) {
                return false;
            }
            json.writeEndArray();
        } catch (IOException e) {
            return false;
        }
        return out.setText(text.toString());
    }

    private boolean write(byte[] array, JsonGenerator json) throws IOException {
        field.set(array, 0, array.length);
        int count = field.int32(HEADER - 2 * Integer.BYTES);
        int at = HEADER;
        for (int i = 0; i < count; i++) {
            field.set(array, 0, array.length);
            int length = field.int32(at);
            at += Integer.BYTES;
            field.set(array, at, length);
            if (length < 0) {
                json.writeNull();
            } else if (!element(json)) {
                return false;
            }
            at += Math.max(0, length);
        }
        return true;
    }

    private boolean element(JsonGenerator json) throws IOException {
        if (element.kind() == TypeKind.BOOLEAN) {
            json.writeBoolean(field.int8(0) != 0);
            return true;
        }
        if (!spelling.write(field, one)) {
            return false;
        }
        switch (one.storage()) {
            case INTEGER -> json.writeNumber(one.number());
            case REAL -> real(json);
            case TEXT -> json.writeString(new String(one.bytes(), StandardCharsets.UTF_8));
            case BLOB, NULL -> {
                return false;
            }
        }
        return true;
    }

    /** JSON has no infinities. */
    private void real(JsonGenerator json) throws IOException {
        if (Double.isFinite(one.real())) {
            json.writeNumber(Numerals.text(one.real()));
        } else {
            json.writeString(Double.toString(one.real()));
        }
    }
}
