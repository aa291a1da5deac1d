package dev.sessiondb.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whether a SQLite file is still as the run that was published last saw it. */
public final class PublishedSource {
    /** The name of the source's time of last writing in a run's detail. */
    public static final String LAST_WRITE = "sourceLastWrite";

    /** The name of the zone of times written without one, likewise. */
    public static final String ZONE = "zone";

    private static final JsonFactory JSON = new JsonFactory();

    private PublishedSource() {}

    /**
     * Whether the file may hold something that the run didn't see. Another file than the run's always may.
     *
     * @param lastWrite the newest time of modification of the file and its {@code -wal}
     */
    public static boolean changed(Path path, Instant lastWrite, Optional<RunSummary> published) {
        return published
                .filter(run -> !run.source().equals(path.toString())
                        || !lastWrite(run).filter(lastWrite::equals).isPresent())
                .isPresent();
    }

    /** The zone that the run took times without one to be in; UTC when it can't be known. */
    public static ZoneId zone(Optional<RunSummary> published) {
        try {
            return published.flatMap(run -> text(run, ZONE)).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<Instant> lastWrite(RunSummary run) {
        try {
            return text(run, LAST_WRITE).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Without a tree, whose classes alone take longer than the rest of a short command. */
    private static Optional<String> text(RunSummary run, String name) {
        try (JsonParser parser = JSON.createParser(run.detail())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
                String value = parser.nextTextValue();
                if (member.equals(name)) {
                    return Optional.ofNullable(value);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
