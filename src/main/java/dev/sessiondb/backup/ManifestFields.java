package dev.sessiondb.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of a manifest, each of which must be there and be what the format says. Other fields are passed over. */
record ManifestFields(Map<?, ?> object) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NOT_PLAIN = Pattern.compile(".*[/\\\\:\\p{Cntrl}].*", Pattern.DOTALL);

    String text(String field) throws IOException {
        if (object.get(field) instanceof String text) {
            return text;
        }
        throw wrong(field, "a string");
    }

    /** Nothing when the field isn't there. */
    Optional<String> optional(String field) throws IOException {
        return object.containsKey(field) ? Optional.of(text(field)) : Optional.empty();
    }

    long count(String field) throws IOException {
        return count(field, object.get(field));
    }

    ManifestFields fields(String field) throws IOException {
        if (object.get(field) instanceof Map<?, ?> fields) {
            return new ManifestFields(fields);
        }
        throw wrong(field, "an object");
    }

    Map<String, Long> counts(String field) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : fields(field).object().entrySet()) {
            counts.put(String.valueOf(entry.getKey()), count(field, entry.getValue()));
        }
        return counts;
    }

    Instant time(String field) throws IOException {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw new IOException("its `" + field + "` is not a time in ISO 8601", e);
        }
    }

    /** A file beside the manifest, by its name alone. */
    BackupFile file(String field, Path directory) throws IOException {
        ManifestFields fields = fields(field);
        String sha256 = fields.text("sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw wrong(field + ".sha256", "64 lower-case hex digits");
        }
        String name = fields.text("file");
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || NOT_PLAIN.matcher(name).matches()) {
            throw wrong(field + ".file", "the name of a file beside the manifest");
        }
        return new BackupFile(directory.resolve(name), fields.count("bytes"), sha256);
    }

    private static long count(String field, @Nullable Object value) throws IOException {
        boolean whole = value instanceof Integer || value instanceof Long;
        if (whole && value instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw wrong(field, "a whole number that is not negative");
    }

    private static IOException wrong(String field, String expected) {
        return new IOException("its `" + field + "` is not " + expected);
    }
}
