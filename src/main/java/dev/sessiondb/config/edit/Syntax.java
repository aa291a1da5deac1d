package dev.sessiondb.config.edit;

import java.util.List;

/** One of the formats: reads a text, and knows where a value goes. */
interface Syntax {

    static Syntax of(ConfigFormat format, Refusal refusal) {
        return switch (format) {
            case YAML -> new YamlSyntax(refusal);
            case TOML -> new TomlSyntax(refusal);
            case JSON -> new JsonSyntax(refusal);
        };
    }

    /**
     * The documents of a text.
     *
     * @throws dev.sessiondb.error.SessionDbException when it isn't valid
     */
    List<Tree> read(String text);

    /**
     * How to give the key the value.
     *
     * @throws dev.sessiondb.error.SessionDbException when the text isn't valid, or the key isn't a single value there
     */
    Change change(String text, Key key, String value);
}
