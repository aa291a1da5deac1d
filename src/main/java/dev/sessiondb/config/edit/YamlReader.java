package dev.sessiondb.config.edit;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML with the place of every value. Works on events: nothing is constructed, and an alias stays one, so that nothing can grow. */
final class YamlReader {
    private static final int DEPTH = 50;

    private final String text;
    private final int[] offsets;
    private final Iterator<Event> events;
    private final Resolver resolver = new Resolver();
    private final Map<String, Tree> anchors = new HashMap<>();
    private final List<Tree> documents = new ArrayList<>();
    private final Set<String> aliases = new HashSet<>();
    private int end = -1;

    private YamlReader(String text) {
        this.text = text;
        this.offsets = offsets(text);
        this.events = new Yaml(new SafeConstructor(new LoaderOptions()))
                .parse(new StringReader(text))
                .iterator();
    }

    /**
     * A file's content.
     *
     * @param end where the first document ends
     * @param aliases the anchors that something refers to
     */
    record Stream(List<Tree> documents, int end, Set<String> aliases) {}

    /** @throws YAMLException when it isn't YAML, has the same key twice or is nested deeper than 50 */
    static Stream read(String text) {
        YamlReader reader = new YamlReader(text);
        reader.stream();
        int end = reader.end < 0 ? text.length() : reader.end;
        return new Stream(reader.documents, end, reader.aliases);
    }

    private void stream() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event.is(Event.ID.DocumentStart)) {
                anchors.clear();
                documents.add(value(events.next(), 0));
            } else if (event instanceof DocumentEndEvent && end < 0) {
                end = offset(event.getStartMark());
            }
        }
    }

    private Tree value(Event event, int depth) {
        if (depth > DEPTH) {
            throw new YAMLException("it is nested deeper than " + DEPTH);
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        return start instanceof MappingStartEvent ? mapping(start, depth) : sequence((SequenceStartEvent) start, depth);
    }

    private Tree alias(AliasEvent event) {
        Tree target = anchors.get(event.getAnchor());
        if (target == null) {
            throw new YAMLException("nothing has the anchor `" + event.getAnchor() + "`");
        }
        aliases.add(event.getAnchor());
        Optional<String> value = target instanceof Tree.Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
        return new Tree.Alias(
                new Span(offset(event.getStartMark()), offset(event.getEndMark())), event.getAnchor(), value);
    }

    private Tree scalar(ScalarEvent event) {
        int to = offset(event.getEndMark());
        int from = afterProperties(event, offset(event.getStartMark()), to);
        String properties = properties(event.getAnchor(), event.getTag());
        Tree tree = new Tree.Scalar(new Span(from, to), properties, type(event), event.getValue());
        return anchored(event.getAnchor(), tree);
    }

    private Tree mapping(CollectionStartEvent event, int depth) {
        List<Tree.Entry> entries = new ArrayList<>();
        Set<List<Leaf>> keys = new HashSet<>();
        Event next = events.next();
        for (; !next.is(Event.ID.MappingEnd); next = events.next()) {
            int line = next.getStartMark().getLine() + 1;
            Tree key = value(next, depth + 1);
            if (!keys.add(Leaf.of(List.of(key)))) {
                throw new YAMLException("the same key twice at line " + line);
            }
            entries.add(new Tree.Entry(name(key), key.span(), value(events.next(), depth + 1)));
        }
        Tree tree = new Tree.Mapping(
                span(event, next), properties(event.getAnchor(), event.getTag()), event.isFlow(), entries);
        return anchored(event.getAnchor(), tree);
    }

    private Tree sequence(SequenceStartEvent event, int depth) {
        List<Tree> items = new ArrayList<>();
        Event next = events.next();
        for (; !next.is(Event.ID.SequenceEnd); next = events.next()) {
            items.add(value(next, depth + 1));
        }
        Tree tree = new Tree.Sequence(span(event, next), properties(event.getAnchor(), event.getTag()), items);
        return anchored(event.getAnchor(), tree);
    }

    private Span span(CollectionStartEvent start, Event last) {
        int to = offset(last.getEndMark());
        int from = offset(start.getStartMark());
        boolean marked = start.getAnchor() != null || start.getTag() != null;
        return new Span(marked ? afterProperties(start, from, to) : from, to);
    }

    private Tree anchored(@Nullable String anchor, Tree tree) {
        if (anchor != null) {
            anchors.put(anchor, tree);
        }
        return tree;
    }

    private static String name(Tree key) {
        return key instanceof Tree.Scalar scalar ? scalar.value() : "? " + Leaf.of(List.of(key));
    }

    private String type(ScalarEvent event) {
        String tag = event.getTag();
        if (tag != null && !tag.equals("!")) {
            return tag.equals(Tag.STR.getValue()) ? Tree.TEXT : tag;
        }
        boolean plain = event.getImplicit().canOmitTagInPlainScalar();
        Tag resolved = resolver.resolve(NodeId.scalar, event.getValue(), plain);
        if (resolved.equals(Tag.STR)) {
            return Tree.TEXT;
        }
        return resolved.equals(Tag.NULL) ? Tree.NULL : resolved.getValue();
    }

    private static String properties(@Nullable String anchor, @Nullable String tag) {
        return (anchor == null ? "" : "&" + anchor + " ") + (tag == null ? "" : tag);
    }

    /** A node's mark is where its anchor or tag starts; its own first character comes after them, and blanks, line ends and comments. */
    private int afterProperties(Event event, int from, int to) {
        int at = from;
        int last = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '&' || c == '!') {
                at = until(at, to, false);
                last = at;
            } else if (c == '#') {
                at = until(at, to, true);
            } else if (Lines.isBlank(c) || Lines.isEnd(c)) {
                at++;
            } else {
                return at;
            }
        }
        return event instanceof ScalarEvent ? last : at;
    }

    private int until(int from, int to, boolean lineEnd) {
        int at = from;
        while (at < to && !Lines.isEnd(text.charAt(at)) && (lineEnd || !Lines.isBlank(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private int offset(Mark mark) {
        return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
    }

    /** SnakeYAML's marks count code points: their offsets in characters; empty when these are the same. */
    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        for (int i = 0; i < points; i++) {
            offsets[i + 1] = text.offsetByCodePoints(offsets[i], 1);
        }
        return offsets;
    }
}
