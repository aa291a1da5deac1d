package dev.sessiondb.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of an object from its members. */
final class ObjectFacts {
    private static final int EXAMPLES = 5;

    private final List<String> names = new ArrayList<>();
    private Optional<ObjectFacts> data = Optional.empty();
    private boolean sessions;
    private boolean timestamp;
    private boolean record;
    private boolean records;

    void member(String name, boolean ofRecord) {
        if (names.size() < EXAMPLES) {
            names.add(name);
        }
        timestamp |= name.equals("timestamp");
        record |= ofRecord;
    }

    void inner(ObjectFacts object, boolean isData) {
        records |= object.record;
        if (isData) {
            data = Optional.of(object);
        }
    }

    ObjectFacts withSessions() {
        sessions = true;
        return this;
    }

    /** Whether a list of sessions is in it. */
    boolean sessions() {
        return sessions;
    }

    boolean timestamp() {
        return timestamp;
    }

    Optional<ObjectFacts> data() {
        return data;
    }

    /**
     * Whether its members are records, and not the fields of one.
     *
     * @param maybeNone whether that is so without members, too
     */
    boolean holdsRecords(boolean maybeNone) {
        return !record && (records || maybeNone && names.isEmpty());
    }

    /** The first names, for a message; nothing without any. */
    String examples() {
        String list = names.stream().map(Quoted::of).collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : " (it begins with " + list + ")";
    }
}
