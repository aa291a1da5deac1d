package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.TomlStatement.Kind;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;

/** Finds the places of keys and values in a text that is known to be TOML 1.0. */
final class TomlScanner {
    private final String text;
    private int at;

    TomlScanner(String text) {
        this.text = text;
    }

    /** All statements, in order. */
    List<TomlStatement> statements() {
        List<TomlStatement> statements = new ArrayList<>();
        List<String> table = List.of();
        for (skipSpace(); at < text.length(); skipSpace()) {
            if (text.charAt(at) == '[') {
                TomlStatement header = header();
                table = header.path();
                statements.add(header);
            } else {
                statements.add(pair(table, statements.stream().anyMatch(TomlStatement::header)));
            }
        }
        return statements;
    }

    /** What is in an inline table. */
    Tree.Mapping inline(Span table) {
        List<Tree.Entry> entries = new ArrayList<>();
        at = table.from() + 1;
        for (skipSpace(); text.charAt(at) != '}'; skipSpace()) {
            if (text.charAt(at) == ',') {
                at++;
                continue;
            }
            int from = at;
            String key = String.join(".", key());
            Span name = new Span(from, at);
            Span value = value();
            entries.add(new Tree.Entry(key, name, new Tree.Scalar(value, "", "", value.of(text))));
        }
        return new Tree.Mapping(table, "", true, entries);
    }

    private TomlStatement header() {
        int from = at;
        boolean array = text.startsWith("[[", at);
        at += array ? 2 : 1;
        List<String> path = new ArrayList<>(key());
        at += array ? 2 : 1;
        if (array) {
            path.add("[]");
        }
        return new TomlStatement(Kind.HEADER, List.copyOf(path), from, new Span(from, at));
    }

    private TomlStatement pair(List<String> table, boolean underHeader) {
        int from = at;
        List<String> path = new ArrayList<>(table);
        path.addAll(key());
        return new TomlStatement(underHeader ? Kind.PAIR : Kind.TOP_PAIR, List.copyOf(path), from, value());
    }

    /** The key's parts; leaves off at its end, before blanks. */
    private List<String> key() {
        int from = at;
        while ("=]".indexOf(text.charAt(at)) < 0) {
            skipOne();
        }
        return Toml.parseDottedKey(text.substring(from, at).strip());
    }

    private Span value() {
        at = text.indexOf('=', at) + 1;
        while (Lines.isBlank(text.charAt(at))) {
            at++;
        }
        int from = at;
        if ("[{".indexOf(text.charAt(at)) >= 0) {
            skipNested();
            return new Span(from, at);
        }
        while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
            skipOne();
        }
        int to = at;
        while (Lines.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    private void skipNested() {
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '#') {
                skipSpace();
                continue;
            }
            depth += "[{".indexOf(c) >= 0 ? 1 : 0;
            depth -= "]}".indexOf(c) >= 0 ? 1 : 0;
            skipOne();
        } while (depth > 0);
    }

    /** Skips one character, or a whole string. */
    private void skipOne() {
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            at++;
            return;
        }
        String three = String.valueOf(quote).repeat(3);
        String end = text.startsWith(three, at) ? three : String.valueOf(quote);
        at += end.length();
        while (!text.startsWith(end, at)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += end.length();
        // up to two quotes may stand right before the three that end a string
        while (end.length() == 3 && at < text.length() && text.charAt(at) == quote) {
            at++;
        }
    }

    /** Skips blanks, line ends and comments. */
    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = Lines.next(text, at);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}
