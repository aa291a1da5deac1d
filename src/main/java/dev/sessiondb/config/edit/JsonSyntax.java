package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.Tree.Entry;
import dev.sessiondb.config.edit.Tree.Mapping;
import dev.sessiondb.config.edit.Tree.Scalar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** JSON: the value is replaced, or goes in as the first member. */
record JsonSyntax(Refusal refusal) implements Syntax {

    @Override
    public List<Tree> read(String text) {
        try {
            return List.of(JsonReader.read(text));
        } catch (IOException e) {
            throw refusal.because("it is not JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public Change change(String text, Key key, String value) {
        if (!(read(text).get(0) instanceof Mapping root)) {
            throw refusal.because("it is not an object");
        }
        Lookup lookup = Lookup.in(root, key, refusal);
        Optional<Entry> found = lookup.found();
        if (found.isPresent()) {
            return replace(found.get().value(), lookup.flat().isPresent(), value);
        }
        if (lookup.section().isPresent()) {
            return intoSection(text, root, lookup.section().get().value(), key, value);
        }
        if (lookup.sibling().isPresent()) {
            Members members = new Members(text, root);
            return Change.insert(true, members.insert(member(key.dotted(), quoted(value), members)));
        }
        return Change.insert(false, newSection(text, root, key, value));
    }

    private Change replace(Tree old, boolean flat, String value) {
        if (!(old instanceof Scalar scalar)) {
            throw refusal.because("the key is not a single value");
        }
        Optional<String> before = scalar.isNull() ? Optional.empty() : Optional.of(scalar.value());
        Span span = scalar.span();
        return Change.replace(flat, before, new Splice(span.from(), span.to(), quoted(value)));
    }

    private static Change intoSection(String text, Mapping root, Tree section, Key key, String value) {
        if (section instanceof Mapping mapping) {
            Members members = new Members(text, mapping.entries().isEmpty() ? root : mapping);
            String member = member(key.name(), quoted(value), members);
            return Change.insert(false, new Members(text, mapping).insert(member));
        }
        String object = "{" + member(key.name(), quoted(value), new Members(text, root)) + "}";
        return Change.insert(
                false, new Splice(section.span().from(), section.span().to(), object));
    }

    private static Splice newSection(String text, Mapping root, Key key, String value) {
        Members members = new Members(text, root);
        String inner = member(key.name(), quoted(value), members);
        if (!members.onLines()) {
            return members.insert(member(key.section(), "{" + inner + "}", members));
        }
        String end = Lines.end(text, root.span().from() + 1);
        int first = root.entries().get(0).span().from();
        String indentation = Lines.indentation(text, first);
        String outer = Lines.indentation(text, root.span().from());
        String unit = indentation.startsWith(outer) ? indentation.substring(outer.length()) : "";
        String object = "{" + end + indentation + unit + inner + end + indentation + "}";
        return members.insert(member(key.section(), object, members));
    }

    private static String member(String key, String value, Members like) {
        return quoted(key) + ":" + like.space() + value;
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }
}
