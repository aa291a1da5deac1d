package dev.sessiondb.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code --json} prints keeps to {@code docs/schema}. Every test that runs the program asks this. */
public final class JsonContract {
    /** Where the schemas are, below the project's directory. */
    public static final Path DIRECTORY = Path.of("docs", "schema");

    private static final Pattern DOCUMENT = Pattern.compile("\\A\\{\\s*\"schemaVersion\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonContract() {}

    /** Returns what a command printed; where that is the document of {@code --json}, it must keep to the schema of its command. */
    public static String kept(String stdout) {
        if (DOCUMENT.matcher(stdout).find()) {
            require(stdout);
        }
        return stdout;
    }

    private static void require(String document) {
        JsonNode tree = tree(document);
        tree.findValuesAsText("docs").forEach(JsonContract::requirePlace);
        Set<ValidationMessage> complaints = complaints(tree);
        if (!complaints.isEmpty()) {
            throw new AssertionError("this isn't what docs/schema says: " + complaints + "\n" + document);
        }
    }

    /** Cause and remedy of all that is found are written down. */
    private static void requirePlace(String place) {
        String id = place.substring(place.indexOf('#') + 1);
        if (!Loaded.CATALOGUE.contains("<a id=\"" + id + "\"></a>")) {
            throw new AssertionError("docs/findings.md has no row for `" + id + "`");
        }
    }

    /** What a document does otherwise than the schemas say. */
    public static Set<ValidationMessage> complaints(JsonNode document) {
        return Loaded.SCHEMA.validate(document);
    }

    private static JsonNode tree(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(document, e);
        }
    }

    /** Read once, by the first that asks. */
    private static final class Loaded {
        private static final URI ENTRY =
                DIRECTORY.resolve("document.schema.json").toAbsolutePath().toUri();
        private static final JsonSchema SCHEMA =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(ENTRY);
        private static final String CATALOGUE = catalogue();

        private static String catalogue() {
            try {
                return Files.readString(Path.of("docs", "findings.md"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
