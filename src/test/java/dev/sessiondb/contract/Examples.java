package dev.sessiondb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sessiondb.testing.JsonContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The documents in {@code docs/schema/examples}. */
final class Examples {
    private static final Path DIRECTORY = JsonContract.DIRECTORY.resolve("examples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Examples() {}

    /** All of them. */
    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList().stream();
        }
    }

    /** Whether they are to be written instead of compared. */
    static boolean rewritten() {
        return Boolean.getBoolean("examples.write");
    }

    static Path file(String name) {
        return DIRECTORY.resolve(name + ".json");
    }

    static void write(String name, JsonNode document) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(file(name), text(document));
    }

    static String text(JsonNode document) throws IOException {
        return JSON.writeValueAsString(document) + "\n";
    }
}
