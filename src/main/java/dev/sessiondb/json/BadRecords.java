package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.sessiondb.io.Json;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.store.LeftOutRecords;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the records that can't be taken as lines of a reject file, each as it stands in the session file. */
final class BadRecords implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private long count;

    BadRecords(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(PrivateFiles.create(file));
    }

    /**
     * Takes the record at which the parser stands, and reads it to its end.
     *
     * @param number from 1
     * @param key the name it is kept by
     */
    void take(JsonParser parser, long number, Optional<String> key) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        String text = CompactText.of(parser);
        String reason = reason(text, number, key);
        StringBuilder reject = new StringBuilder("{\"table\":").append(Json.line(SessionTable.TABLE));
        reject.append(",\"rowid\":null,\"name\":").append(Json.line("record " + number + " (line " + line + ")"));
        key.ifPresent(name -> reject.append(",\"key\":").append(Unicode.escaped(Json.line(name))));
        reject.append(",\"column\":\"\",\"reason\":").append(Json.line(reason));
        reject.append(",\"record\":").append(text).append("}\n");
        out.write(reject.toString().getBytes(StandardCharsets.UTF_8));
        count++;
    }

    private static String reason(String text, long number, Optional<String> key) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser again = SessionFile.parser(new ByteArrayInputStream(bytes))) {
            again.nextToken();
            return new RecordReader(again, false)
                    .read(number, key)
                    .problem()
                    .orElse("it changed while the file was read");
        }
    }

    Optional<LeftOutRecords> leftOut() {
        return count == 0 ? Optional.empty() : Optional.of(new LeftOutRecords(SessionTable.TABLE, count, file));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
