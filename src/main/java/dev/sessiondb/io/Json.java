package dev.sessiondb.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON, read and written in one way: UTF-8; paths and times as strings, an empty {@code Optional} as null, records by their components; duplicate names and anything after the document are errors. Documents are
 * maps, lists, strings, numbers and booleans; no type is ever chosen by what a document says.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule("sessiondb")
                    .addSerializer(Path.class, new ToStringSerializer(Path.class))
                    .addSerializer(Instant.class, new ToStringSerializer(Instant.class))
                    .addSerializer(Optional.class, new OptionalSerializer()))
            .build();
    private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    /** The document on one line, without an end of line. */
    public static String line(@Nullable Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON document: " + e.getOriginalMessage(), e);
        }
    }

    /** Writes the document indented, with an end of line; the stream stays open. */
    public static void write(OutputStream out, Object document) throws IOException {
        INDENTED.writeValue(out, document);
        out.write("\n".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a small document whose outermost value is an object.
     *
     * @throws IOException also when it isn't one
     */
    public static Map<String, @Nullable Object> object(InputStream in) throws IOException {
        Map<String, @Nullable Object> object = MAPPER.readValue(in, new TypeReference<>() {});
        if (object == null) {
            throw new IOException("null is not a JSON object");
        }
        return object;
    }

    /** Reads a document of any size token by token; values that aren't asked for are never held. Nesting is limited to 500 levels. */
    public static JsonParser reader(InputStream in) throws IOException {
        return MAPPER.createParser(in);
    }

    /** Writes a document token by token; closing the generator leaves the stream open. */
    public static JsonGenerator writer(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out);
    }
}
