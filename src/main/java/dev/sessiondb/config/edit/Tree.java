package dev.sessiondb.config.edit;

import java.util.List;
import java.util.Optional;

/** A parsed text, with the place of every value. */
sealed interface Tree {
    /** The types of scalars that matter here; the others carry their format's own name. */
    String TEXT = "text";

    String NULL = "null";

    /** Where the value stands, without anchor and tag. */
    Span span();

    /** Anchor and tag; empty when there are none. */
    String properties();

    /** {@code flow}: in braces. */
    record Mapping(Span span, String properties, boolean flow, List<Entry> entries) implements Tree {
        Optional<Entry> find(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    record Sequence(Span span, String properties, List<Tree> items) implements Tree {}

    record Scalar(Span span, String properties, String type, String value) implements Tree {
        boolean isNull() {
            return type.equals(NULL);
        }
    }

    /** {@code value}: that of the scalar it stands for. */
    record Alias(Span span, String name, Optional<String> value) implements Tree {
        @Override
        public String properties() {
            return "";
        }
    }

    /** {@code span}: that of the key. */
    record Entry(String key, Span span, Tree value) {}
}
