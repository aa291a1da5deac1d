package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.Tree.Entry;
import dev.sessiondb.config.edit.Tree.Mapping;
import java.util.Optional;

/** Where a key that isn't there goes in YAML. */
record YamlInsertion(String text, Key key, String value) {

    /** Into a document without content, which ends at {@code end}. */
    Change newSection(int end) {
        return Change.insert(false, Lines.insert(text, end, key.section() + ":", "  " + key.name() + ": " + value));
    }

    /** At the document's end, or at its start where the end belongs to a value. */
    Change newSection(Mapping root, int end) {
        if (root.flow()) {
            Members members = new Members(text, root);
            String inner = "{" + member(root, key.name(), members.space()) + "}";
            String section = like(root, key.section()) + ":" + members.space() + inner;
            return Change.insert(false, members.insert(section));
        }
        int first = root.entries().get(0).span().from();
        String indentation = Lines.indentation(text, first);
        String[] lines = {
            indentation + like(root, key.section()) + ":", indentation + unit(root) + member(root, key.name(), " ")
        };
        return Change.insert(
                false, Lines.insert(text, end, lines), Lines.insert(text, Lines.start(text, first), lines));
    }

    /** As the section's first entry. */
    Change intoSection(Mapping root, Entry section) {
        if (section.value() instanceof Mapping mapping) {
            return mapping.flow() ? intoBraces(root, mapping) : intoBlock(section, mapping);
        }
        Span span = section.value().span();
        if (span.empty() && !root.flow()) {
            String indentation = Lines.indentation(text, section.span().from()) + unit(root);
            int at = Lines.next(text, span.to());
            return Change.insert(false, Lines.insert(text, at, indentation + member(root, key.name(), " ")));
        }
        String inner = "{" + member(root, key.name(), " ") + "}";
        return Change.insert(false, new Splice(span.from(), span.to(), span.empty() ? " " + inner : inner));
    }

    /** Before the first key of the section's name with a dot in it. */
    Change beside(Mapping root, Entry sibling) {
        if (root.flow()) {
            Members members = new Members(text, root);
            return Change.insert(true, members.insert(member(root, key.dotted(), members.space())));
        }
        int from = sibling.span().from();
        String line = Lines.indentation(text, from) + member(root, key.dotted(), " ");
        return Change.insert(true, Lines.insert(text, Lines.start(text, from), line));
    }

    private Change intoBraces(Mapping root, Mapping mapping) {
        boolean empty = mapping.entries().isEmpty();
        Members members = new Members(text, mapping);
        String space = empty && root.flow() ? new Members(text, root).space() : members.space();
        return Change.insert(false, members.insert(member(empty ? root : mapping, key.name(), space)));
    }

    private Change intoBlock(Entry section, Mapping mapping) {
        int first = mapping.entries().get(0).span().from();
        String line = Lines.indentation(text, first) + member(mapping, key.name(), " ");
        int below = Math.min(Lines.next(text, section.span().to()), Lines.start(text, first));
        return Change.insert(
                false, Lines.insert(text, below, line), Lines.insert(text, Lines.start(text, first), line));
    }

    private String member(Mapping siblings, String name, String space) {
        return like(siblings, name) + ":" + space + quoteOfValues(siblings) + value + quoteOfValues(siblings);
    }

    private String like(Mapping siblings, String name) {
        String quote = siblings.entries().stream()
                .findFirst()
                .map(entry -> quote(entry.span()))
                .orElse("");
        return quote + name + quote;
    }

    private String quoteOfValues(Mapping siblings) {
        return siblings.entries().stream()
                .map(Entry::value)
                .filter(tree ->
                        tree instanceof Tree.Scalar scalar && scalar.type().equals(Tree.TEXT))
                .findFirst()
                .map(tree -> quote(tree.span()))
                .orElse("");
    }

    private String quote(Span span) {
        char first = span.empty() ? ' ' : text.charAt(span.from());
        return first == '"' || first == '\'' ? String.valueOf(first) : "";
    }

    /** By how much the file's first nested block is further in; two blanks when there is none. */
    private String unit(Mapping root) {
        Optional<Mapping> nested = root.entries().stream()
                .map(Entry::value)
                .filter(tree -> tree instanceof Mapping mapping && !mapping.flow())
                .map(Mapping.class::cast)
                .findFirst();
        String outer = Lines.indentation(text, root.span().from());
        String inner = nested.map(mapping ->
                        Lines.indentation(text, mapping.entries().get(0).span().from()))
                .orElse("");
        return inner.startsWith(outer) && inner.length() > outer.length() ? inner.substring(outer.length()) : "  ";
    }
}
