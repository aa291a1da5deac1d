package dev.sessiondb.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** {@code bytea} of vectors: blobs as they are, texts that are JSON arrays of numbers as {@link TextMeaning#FLOAT32}. */
final class Float32Conversion implements ValueConversion {
    private static final JsonFactory JSON = new JsonFactory();

    private final ByteaConversion blobs = new ByteaConversion();
    private long arrays;
    private long rounded;

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT) {
            return blobs.append(row, column, storage, out);
        }
        Optional<double[]> numbers = numbers(row, column);
        if (numbers.isEmpty() || fault(numbers.get()).isPresent()) {
            return false;
        }
        byte[] bytes = bytes(numbers.get());
        out.putInt(bytes.length);
        out.putBytes(bytes, 0, bytes.length);
        return true;
    }

    private byte[] bytes(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putFloat((float) number);
            rounded += (float) number == number ? 0 : 1;
        }
        arrays++;
        return bytes.array();
    }

    private static Optional<double[]> numbers(RowCursor row, int column) {
        if (row.large(column)) {
            return Optional.empty();
        }
        String text = new String(row.bytes(column), StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            return numbers(parser);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<double[]> numbers(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return Optional.empty();
        }
        double[] numbers = new double[16];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null || !parser.currentToken().isNumeric()) {
                return Optional.empty();
            }
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = parser.getDoubleValue();
        }
        return parser.nextToken() == null ? Optional.of(Arrays.copyOf(numbers, count)) : Optional.empty();
    }

    private static Optional<String> fault(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isInfinite(numbers[i]) || Float.isInfinite((float) numbers[i])) {
                return Optional.of("its number " + (i + 1) + " is beyond what float32 holds");
            }
        }
        return Optional.empty();
    }

    @Override
    public String expectation() {
        return "a blob, or a JSON array of numbers";
    }

    @Override
    public String reason(RowCursor row, int column) {
        Optional<String> fault = row.storageClass(column) == StorageClass.TEXT
                ? numbers(row, column).flatMap(Float32Conversion::fault)
                : Optional.empty();
        return fault.map(what -> ValueText.of(row, column) + " is not taken: " + what)
                .orElseGet(() -> ValueConversion.super.reason(row, column));
    }

    @Override
    public Optional<String> changes() {
        String rounding = rounded == 0
                ? "; none of their numbers is rounded"
                : "; " + rounded + " of their numbers are rounded to float32";
        return arrays == 0
                ? Optional.empty()
                : Optional.of(arrays + " texts are JSON arrays and become float32 bytes" + rounding);
    }
}
