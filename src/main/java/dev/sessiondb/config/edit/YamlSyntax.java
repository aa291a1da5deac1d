package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.Tree.Entry;
import dev.sessiondb.config.edit.Tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML 1.1 as SnakeYAML reads it; the first document counts. */
record YamlSyntax(Refusal refusal) implements Syntax {
    private static final String MERGE = "<<";

    @Override
    public List<Tree> read(String text) {
        return stream(text).documents();
    }

    private YamlReader.Stream stream(String text) {
        try {
            return YamlReader.read(text);
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : " at line " + (e.getProblemMark().getLine() + 1);
            throw refusal.because("it is not YAML: " + e.getProblem() + where, e);
        } catch (YAMLException e) {
            throw refusal.because("it is not YAML: " + e.getMessage(), e);
        }
    }

    @Override
    public Change change(String text, Key key, String value) {
        YamlReader.Stream stream = stream(text);
        YamlInsertion insertion = new YamlInsertion(text, key, value);
        if (stream.documents().isEmpty() || nothing(stream.documents().get(0))) {
            return insertion.newSection(stream.end());
        }
        if (!(stream.documents().get(0) instanceof Mapping root)) {
            throw refusal.because("it is not a mapping");
        }
        Lookup lookup = Lookup.in(root, key, refusal);
        refuseShared(root, stream, "the file");
        lookup.section().ifPresent(entry -> refuseShared(entry.value(), stream, "`" + key.section() + "`"));
        Optional<Entry> found = lookup.found();
        if (found.isPresent()) {
            refuseShared(found.get().value(), stream, "the value");
            return replace(text, found.get().value(), lookup.flat().isPresent(), value);
        }
        return insert(insertion, lookup, root, stream.end());
    }

    private Change insert(YamlInsertion insertion, Lookup lookup, Mapping root, int end) {
        if (lookup.section().isPresent()) {
            return insertion.intoSection(root, lookup.section().get());
        }
        if (lookup.sibling().isPresent()) {
            return insertion.beside(root, lookup.sibling().get());
        }
        if (root.find(MERGE).isPresent()) {
            throw refusal.because("a merge at the top may bring the section in");
        }
        return insertion.newSection(root, end);
    }

    private static boolean nothing(Tree document) {
        return document instanceof Tree.Scalar scalar
                && scalar.isNull()
                && scalar.span().empty();
    }

    private void refuseShared(Tree tree, YamlReader.Stream stream, String what) {
        for (String anchor : stream.aliases()) {
            if (tree.properties().startsWith("&" + anchor + " ")) {
                throw refusal.because(
                        what + " has the anchor `" + anchor + "`, and what refers to it would change too");
            }
        }
    }

    private Change replace(String text, Tree old, boolean flat, String value) {
        if (old instanceof Tree.Alias alias) {
            Span span = alias.span();
            return Change.replace(flat, alias.value(), new Splice(span.from(), span.to(), value));
        }
        if (!(old instanceof Tree.Scalar scalar)) {
            throw refusal.because("the key is not a single value");
        }
        Optional<String> before = scalar.isNull() ? Optional.empty() : Optional.of(scalar.value());
        return Change.replace(flat, before, splice(text, scalar.span(), value));
    }

    private static Splice splice(String text, Span span, String value) {
        if (span.empty()) {
            boolean apart = Lines.isBlank(text.charAt(span.from() - 1));
            return Splice.insert(span.from(), apart ? value : " " + value);
        }
        return switch (text.charAt(span.from())) {
            case '\'' -> new Splice(span.from(), span.to(), "'" + value + "'");
            case '"' -> new Splice(span.from(), span.to(), '"' + value + '"');
            case '|', '>' -> block(text, span, value);
            default -> new Splice(span.from(), span.to(), value);
        };
    }

    /** Takes a block scalar's place; the comment after its mark stays, and so do blank lines after it. */
    private static Splice block(String text, Span span, String value) {
        int mark = span.from();
        while (mark < span.to() && "|>+-0123456789".indexOf(text.charAt(mark)) >= 0) {
            mark++;
        }
        int line = mark;
        while (line < span.to() && !Lines.isEnd(text.charAt(line))) {
            line++;
        }
        int to = span.to();
        while (to > line && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Splice(span.from(), to, value + text.substring(mark, line).stripTrailing());
    }
}
