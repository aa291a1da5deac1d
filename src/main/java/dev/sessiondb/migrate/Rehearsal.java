package dev.sessiondb.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rehearsal found out for the real run.
 *
 * @param bytes on the server's disk by table, indexes included
 */
public record Rehearsal(Map<String, Long> bytes) {

    public Rehearsal {
        bytes = Collections.unmodifiableMap(new LinkedHashMap<>(bytes));
    }

    /** All tables together. */
    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
