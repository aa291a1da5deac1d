package dev.sessiondb.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sessiondb.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a manifest and believes nothing of it that the format does not allow; {@code docs/dump-format.md} describes it. */
final class ManifestReader {
    /** A table takes some 80 bytes in it, so this is enough for 100,000 tables. */
    private static final long LARGEST = 8L * 1024 * 1024;

    private ManifestReader() {}

    /**
     * Reads it; the files it names are not looked at.
     *
     * @param manifest absolute
     * @throws IOException also when it isn't a manifest of this format and version; the message continues "`FILE` can't be used: "
     */
    static BackupEntry read(Path manifest) throws IOException {
        Path directory = manifest.resolveSibling("");
        ManifestFields fields = fields(manifest);
        requireFormat(fields);
        return new BackupEntry(
                BackupNames.nameOf(manifest),
                fields.time("time"),
                manifest,
                fields.file("copy", directory),
                fields.file("dump", directory),
                original(fields, directory),
                fields.counts("rows"),
                fields.text("source"),
                fields.optional("run"),
                fields.optional("command"),
                new BackupHealth.Unchecked());
    }

    private static Optional<BackupFile> original(ManifestFields fields, Path directory) throws IOException {
        return fields.object().containsKey("original")
                ? Optional.of(fields.file("original", directory))
                : Optional.empty();
    }

    private static void requireFormat(ManifestFields fields) throws IOException {
        if (!Manifest.FORMAT.equals(fields.object().get("format"))) {
            throw new IOException("its `format` is not `" + Manifest.FORMAT + "`");
        }
        long version = fields.count("version");
        if (version != Manifest.VERSION) {
            throw new IOException("it has version " + version + " of the format, and this sessiondb knows only version "
                    + Manifest.VERSION);
        }
    }

    private static ManifestFields fields(Path manifest) throws IOException {
        requireOrdinary(manifest);
        try (InputStream in = Files.newInputStream(manifest)) {
            return new ManifestFields(Json.object(in));
        } catch (JsonProcessingException e) {
            throw new IOException("it is not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static void requireOrdinary(Path manifest) throws IOException {
        if (!Files.exists(manifest, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(manifest.toString(), null, "it doesn't exist");
        }
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is not a regular file");
        }
        if (Files.size(manifest) > LARGEST) {
            throw new IOException(
                    "it has " + Files.size(manifest) + " bytes, and no manifest has more than " + LARGEST);
        }
    }
}
