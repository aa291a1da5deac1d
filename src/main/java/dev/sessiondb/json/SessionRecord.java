package dev.sessiondb.json;

import dev.sessiondb.json.Cell.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a session file.
 *
 * @param number counted from 1 in the file
 * @param line where it starts, counted from 1
 * @param key its name, where records are kept by name
 * @param fields its values in the order of the file
 * @param fault why it can't be taken as it is
 */
record SessionRecord(long number, int line, Optional<String> key, Map<String, Cell> fields, Optional<String> fault) {
    static final String SESSION = "session";
    private static final String SESSION_ID = "sessionId";

    SessionRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The session's id: from {@code session}, else {@code sessionId}, else the name it is kept by. */
    Optional<String> session() {
        return own().map(Cell::text).or(() -> key).filter(id -> !id.isBlank());
    }

    /** Whether it says another id than the name it is kept by. */
    boolean contradictsKey() {
        return key.isPresent()
                && own().filter(id -> !id.text().equals(key.get())).isPresent();
    }

    /** Why it can't be taken; empty when it can. */
    Optional<String> problem() {
        return fault.or(this::idProblem);
    }

    private Optional<String> idProblem() {
        for (String name : new String[] {SESSION, SESSION_ID}) {
            @Nullable Cell id = fields.get(name);
            if (id == null || id.kind() == Kind.NULL) {
                continue;
            }
            if (id.kind() != Kind.STRING) {
                return Optional.of("its `" + name + "` is " + id.kind().words() + ", not a string");
            }
            return id.text().isBlank() ? Optional.of("its `" + name + "` is empty") : Optional.empty();
        }
        return session().isPresent() ? Optional.empty() : Optional.of("it has no `session`");
    }

    /** The values beside the id. */
    Map<String, Cell> columns() {
        Map<String, Cell> columns = new LinkedHashMap<>(fields);
        boolean fromSession = string(SESSION).isPresent();
        columns.remove(SESSION);
        if (!fromSession) {
            columns.remove(SESSION_ID);
        }
        return columns;
    }

    private Optional<Cell> own() {
        return string(SESSION).or(() -> string(SESSION_ID));
    }

    private Optional<Cell> string(String name) {
        return Optional.ofNullable(fields.get(name)).filter(c -> c.kind() == Kind.STRING);
    }

    Optional<Cell> createdAt() {
        return Optional.ofNullable(fields.get("createdAt"));
    }

    /** For messages: {@code record 17 (line 203)}. */
    String place() {
        return "record " + number + " (line " + line + ")";
    }
}
