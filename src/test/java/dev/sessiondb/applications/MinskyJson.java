package dev.sessiondb.applications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Session files: 365 records of 217 sessions, of which 74 are there three times. */
public final class MinskyJson {
    public static final int RECORDS = 365;

    /** Records beyond the newest of their session. */
    public static final int SUPERSEDED = 148;

    public static final int SESSIONS = RECORDS - SUPERSEDED;

    /** The oldest records have no {@code repoName}. */
    public static final int WITHOUT_REPO_NAME = 12;

    /** Records with a {@code github.token}. */
    public static final int WITH_TOKEN = 122;

    private static final int REPEATED = SUPERSEDED / 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PARTS = List.of("prState", "pullRequest", "github", "remote", "prApproved");

    private MinskyJson() {}

    /** A new file. In a {@link MinskyShape#MAP} only the newest record of each session is there. */
    public static Path write(Path file, MinskyShape shape) {
        try {
            return Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(shape)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode document(MinskyShape shape) throws JsonProcessingException {
        return switch (shape) {
            case LIST -> records("session");
            case SESSIONS -> sessions("session");
            case EXPORT -> around("version", "1.0", sessions("session"));
            case BACKUP ->
                around("sourceLocation", "/home/dev/.local/state/minsky/session-db.json", sessions("sessionId"));
            case MAP -> map();
        };
    }

    private static ObjectNode around(String name, String value, ObjectNode data) {
        ObjectNode document = JSON.createObjectNode()
                .put("timestamp", "2026-01-20T10:30:00.000Z")
                .put(name, value);
        document.set("data", data);
        return document;
    }

    private static ObjectNode sessions(String key) throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode();
        document.set("sessions", records(key));
        return document.put("baseDir", "/home/dev/.local/state/minsky");
    }

    private static ObjectNode map() throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode();
        for (int number = 1; number <= SESSIONS; number++) {
            ObjectNode newest = record(number, "session", newest(number));
            document.set(newest.path("session").asText(), newest);
        }
        return document;
    }

    /** The newest of a session that is there three times comes first, last, or between. */
    private static ArrayNode records(String key) throws JsonProcessingException {
        ArrayNode records = JSON.createArrayNode();
        for (int copy = 0; copy < 3; copy++) {
            for (int number = 1; number <= SESSIONS; number++) {
                if (copy == 0 || number <= REPEATED) {
                    records.add(record(number, key, copy));
                }
            }
        }
        return records;
    }

    /** Which of the three copies of a session is the newest. */
    private static int newest(int number) {
        return number <= REPEATED ? number % 3 : 0;
    }

    private static ObjectNode record(int number, String key, int copy) throws JsonProcessingException {
        MinskySession session = MinskySession.of(number);
        ObjectNode record = JSON.createObjectNode();
        session.field("session").ifPresent(id -> record.put(key, id.toString()));
        if (number <= SESSIONS - WITHOUT_REPO_NAME) {
            session.field("repoName").ifPresent(name -> record.put("repoName", name.toString()));
        }
        for (String name : List.of("repoUrl", "taskId", "branch", "repoPath", "backendType", "prBranch")) {
            session.field(name).ifPresent(value -> record.put(name, value.toString()));
        }
        created(record, number, copy);
        for (String name : PARTS) {
            String value = session.field(name).map(Object::toString).orElse("");
            if (!value.isEmpty()) {
                record.set(name, JSON.readTree(value));
            }
        }
        return record;
    }

    /** The newest is a day younger; some times are seconds or milliseconds since 1970. */
    private static void created(ObjectNode record, int number, int copy) {
        int hours = number + copy + (copy == newest(number) ? 24 : 0);
        if (number % 50 == 30) {
            record.put("createdAt", 1_737_369_000L + hours * 3600L);
        } else if (number % 50 == 40) {
            record.put("createdAt", 1_737_369_000_137L + hours * 3_600_000L);
        } else {
            record.put("createdAt", MinskySession.time(number, hours));
        }
    }
}
