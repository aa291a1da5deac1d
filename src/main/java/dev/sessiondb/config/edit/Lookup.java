package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.Tree.Entry;
import dev.sessiondb.config.edit.Tree.Mapping;
import dev.sessiondb.config.edit.Tree.Scalar;
import java.util.Optional;

/**
 * Where the key is in a mapping.
 *
 * @param section the entry of its section
 * @param nested the entry in the section
 * @param flat the entry with a dot in its key
 * @param sibling the first entry with the section's name and a dot in its key
 */
record Lookup(Optional<Entry> section, Optional<Entry> nested, Optional<Entry> flat, Optional<Entry> sibling) {

    static Lookup in(Mapping root, Key key, Refusal refusal) {
        Optional<Entry> section = root.find(key.section());
        Optional<Entry> nested = section.flatMap(entry -> inSection(entry, key, refusal));
        Optional<Entry> flat = root.find(key.dotted());
        if (nested.isPresent() && flat.isPresent()) {
            throw refusal.because("the key is there twice, in a section and with a dot");
        }
        Optional<Entry> sibling = root.entries().stream()
                .filter(entry -> entry.key().startsWith(key.section() + "."))
                .findFirst();
        if (nested.isEmpty()) {
            refuseBelow(root, key.dotted() + ".", refusal);
        }
        return new Lookup(section, nested, flat, sibling);
    }

    private static Optional<Entry> inSection(Entry section, Key key, Refusal refusal) {
        if (section.value() instanceof Mapping mapping) {
            refuseBelow(mapping, key.name() + ".", refusal);
            return mapping.find(key.name());
        }
        if (section.value() instanceof Scalar scalar && scalar.isNull()) {
            return Optional.empty();
        }
        String what = section.value() instanceof Tree.Alias ? "stands for a section elsewhere" : "is not a section";
        throw refusal.because("`" + key.section() + "` " + what);
    }

    private static void refuseBelow(Mapping mapping, String start, Refusal refusal) {
        if (mapping.entries().stream().anyMatch(entry -> entry.key().startsWith(start))) {
            throw refusal.because("the key is not a single value");
        }
    }

    Optional<Entry> found() {
        return nested.or(this::flat);
    }
}
