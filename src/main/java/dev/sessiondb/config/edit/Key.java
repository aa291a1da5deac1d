package dev.sessiondb.config.edit;

import java.util.List;

/**
 * The key of the value that is changed.
 *
 * @param section the name of its section at the top of the file
 * @param name its name there
 */
record Key(String section, String name) {
    private static final String WORD = "[A-Za-z][A-Za-z0-9_-]*";

    Key {
        requireWord(section);
        requireWord(name);
    }

    static Key of(List<String> parts) {
        if (parts.size() != 2) {
            throw new IllegalArgumentException("a key has a section and a name: " + parts);
        }
        return new Key(parts.get(0), parts.get(1));
    }

    static String requireWord(String word) {
        if (!word.matches(WORD)) {
            throw new IllegalArgumentException("not a plain word: " + word);
        }
        return word;
    }

    /** Both parts with a dot between them: as a flat key, and in messages. */
    String dotted() {
        return section + "." + name;
    }
}
