package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.io.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells JSON files apart by their content, decompressed where they are compressed. */
public final class JsonKind {
    private static final int LOOKED_AT = 4096;

    private JsonKind() {}

    /** Whether it begins as a dump of sessiondb does, with its format. A file that isn't there or can't be read doesn't: its reader says why. */
    public static boolean isDump(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Compression.open(file);
                JsonParser parser = SessionFile.parser(new ByteArrayInputStream(in.readNBytes(LOOKED_AT)))) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && "format".equals(parser.nextFieldName())
                    && DumpHeader.FORMAT.equals(parser.nextTextValue());
        } catch (IOException e) {
            return false;
        }
    }
}
