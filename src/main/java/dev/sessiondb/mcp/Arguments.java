package dev.sessiondb.mcp;

import java.util.Map;
import java.util.Optional;

/** What a tool was called with, checked. */
record Arguments(Map<String, Object> values) {

    Arguments {
        values = Map.copyOf(values);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** A text or a number as it is written. */
    Optional<String> word(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }
}
