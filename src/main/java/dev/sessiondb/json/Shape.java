package dev.sessiondb.json;

import java.util.List;

/**
 * Where a session file keeps its records.
 *
 * @param path the names that lead from the outermost value to the records, outermost first
 * @param keyed whether they are the members of an object, by session id, and not the elements of an array
 */
record Shape(List<String> path, boolean keyed) {

    Shape {
        path = List.copyOf(path);
    }

    /** For messages. */
    String words() {
        String records = keyed ? "an object of records by session" : "an array of records";
        return path.isEmpty() ? records : records + " in `" + String.join(".", path) + "`";
    }
}
