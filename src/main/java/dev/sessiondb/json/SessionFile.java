package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Compression;
import dev.sessiondb.io.DamagedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A JSON file as it is on disk. Names are neither kept nor interned by the parser: in one shape there are as many as sessions. What the parser says of a broken file is not repeated where it quotes the file, which holds secrets.
 */
record SessionFile(Path path) {
    private static final int DEEPEST = 500;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** A step that reads the file. */
    interface Reading<T> {
        T read() throws IOException, NotASessionFile;
    }

    /** Decompressed, where it is compressed. */
    InputStream open() throws IOException {
        return Compression.open(path);
    }

    /** Reads UTF-8, with or without a byte order mark; closing the parser closes the stream. */
    static JsonParser parser(InputStream in) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return FACTORY.createParser(text);
    }

    FileStamp stamp() {
        return read(() -> FileStamp.of(path));
    }

    /** Does it, every failure in this program's terms. */
    <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (NotASessionFile e) {
            throw unusable(" isn't a session file: it holds " + e.found())
                    .hint("give a file with an array of records, or an object of records by session id")
                    .toException();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (CharacterCodingException e) {
            throw unusable(" isn't a JSON file: it has bytes that aren't UTF-8")
                    .hint("find the place with `iconv -f UTF-8 -t UTF-8 FILE > /dev/null`, or restore a backup")
                    .toException(e);
        } catch (DamagedFile e) {
            throw unusable(" is not whole: " + e.what())
                    .hint("copy the file again, or restore a backup")
                    .toException(e);
        } catch (IOException e) {
            throw unusable(" can't be read")
                    .causedBy(reason(e))
                    .hint("check the disk, and the rights to the file")
                    .toException(e);
        }
    }

    /** Without its cause, which may quote the file. */
    private SessionDbException notJson(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return unusable(" is not JSON: " + where + unquoted(e.getOriginalMessage()))
                .hint("mend that place, or restore a backup")
                .toException();
    }

    private static String unquoted(String message) {
        String line = message.lines().findFirst().orElse("");
        if (line.startsWith("Unrecognized token")) {
            return "a bare word that JSON doesn't know";
        }
        String words = line.replaceAll(" \\(start marker at .*", "").replaceAll("'[^(].*[^)]'|\".*\"", "...");
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private Problem unusable(String what) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "`" + path + "`" + what);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
