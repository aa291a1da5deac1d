package dev.sessiondb.config;

import java.util.List;

/** A config file's content, whatever its format. Lines count from 1. */
sealed interface ConfigNode {
    int line();

    /** What a single value was written as. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NULL,
        /** A date, a tagged value. */
        OTHER
    }

    /** A mapping, table or object; its members in the file's order, those of the same name all of them. */
    record Section(int line, List<Member> members) implements ConfigNode {
        public Section {
            members = List.copyOf(members);
        }
    }

    /**
     * A key and what it holds.
     *
     * @param inherited brought in by a YAML merge key, so that a member of the mapping itself wins over it
     */
    record Member(String key, int line, ConfigNode node, boolean inherited) {
        Member(String key, int line, ConfigNode node) {
            this(key, line, node, false);
        }
    }

    /** A single value; {@code text} as it reads once quotes and escapes are gone. */
    record Scalar(int line, Kind kind, String text) implements ConfigNode {}

    /** A list. */
    record Sequence(int line) implements ConfigNode {}
}
