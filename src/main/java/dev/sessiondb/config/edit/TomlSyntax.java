package dev.sessiondb.config.edit;

import dev.sessiondb.config.edit.Tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/** TOML 1.0: a section is a table with a header, an inline table, or keys with a dot. */
record TomlSyntax(Refusal refusal) implements Syntax {

    @Override
    public List<Tree> read(String text) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_0_0);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            String where = error.position() == null
                    ? ""
                    : " at line " + error.position().line();
            throw refusal.because("it is not TOML: " + error.getMessage() + where, error);
        }
        return List.of(TomlTree.of(result));
    }

    @Override
    public Change change(String text, Key key, String value) {
        read(text);
        List<TomlStatement> statements = new TomlScanner(text).statements();
        refuseOther(statements, key);
        Optional<TomlStatement> found = statements.stream()
                .filter(statement -> !statement.header() && statement.dotted().equals(key.dotted()))
                .findFirst();
        if (found.isPresent()) {
            boolean flat = found.get().kind() == TomlStatement.Kind.TOP_PAIR;
            return replace(text, found.get().value(), flat, value);
        }
        return insert(text, statements, key, value);
    }

    private void refuseOther(List<TomlStatement> statements, Key key) {
        for (TomlStatement statement : statements) {
            String path = statement.dotted();
            if (statement.below(key.dotted()) || (statement.header() && path.equals(key.dotted()))) {
                throw refusal.because("the key is not a single value");
            }
            if (statement.header() && (path + ".").startsWith(key.section() + ".[].")) {
                throw refusal.because("`" + key.section() + "` is not a single section");
            }
        }
    }

    private Change replace(String text, Span span, boolean flat, String value) {
        String old = span.of(text);
        if (old.startsWith("[") || old.startsWith("{")) {
            throw refusal.because("the key is not a single value");
        }
        char quote = old.charAt(0) == '\'' ? '\'' : '"';
        Object before = Toml.parse("x = " + old, TomlVersion.V1_0_0).get("x");
        return Change.replace(
                flat,
                Optional.ofNullable(before).map(Object::toString),
                new Splice(span.from(), span.to(), quote + value + quote));
    }

    private Change insert(String text, List<TomlStatement> statements, Key key, String value) {
        for (TomlStatement statement : statements) {
            if (statement.dotted().equals(key.section())) {
                return statement.header()
                        ? underHeader(text, statements, statement, key, value)
                        : inline(text, statement, key, value);
            }
        }
        Optional<TomlStatement> sibling = statements.stream()
                .filter(statement -> statement.kind() == TomlStatement.Kind.TOP_PAIR && statement.below(key.section()))
                .findFirst();
        if (sibling.isPresent()) {
            int start = sibling.get().start();
            String line = Lines.indentation(text, start) + pair(text, key.dotted(), value, sibling);
            return Change.insert(true, Lines.insert(text, Lines.start(text, start), line));
        }
        String[] lines = {"[" + key.section() + "]", pair(text, key.name(), value, Optional.empty())};
        return Change.insert(false, Lines.insert(text, text.length(), lines));
    }

    private Change underHeader(
            String text, List<TomlStatement> statements, TomlStatement header, Key key, String value) {
        int next = statements.indexOf(header) + 1;
        Optional<TomlStatement> sibling = statements.stream()
                .skip(next)
                .limit(1)
                .filter(pair -> !pair.header())
                .findFirst();
        int like = sibling.map(TomlStatement::start).orElse(header.start());
        String line = Lines.indentation(text, like) + pair(text, key.name(), value, sibling);
        return Change.insert(
                false, Lines.insert(text, Lines.next(text, header.value().to()), line));
    }

    private Change inline(String text, TomlStatement statement, Key key, String value) {
        if (text.charAt(statement.value().from()) != '{') {
            throw refusal.because("`" + key.section() + "` is not a section");
        }
        Mapping table = new TomlScanner(text).inline(statement.value());
        Lookup lookup = Lookup.in(
                new Mapping(table.span(), "", true, List.of(new Tree.Entry(key.section(), Span.NONE, table))),
                key,
                refusal);
        if (lookup.nested().isPresent()) {
            return replace(text, lookup.nested().get().value().span(), false, value);
        }
        return Change.insert(false, new Members(text, table).insert(key.name() + " = " + '"' + value + '"'));
    }

    private static String pair(String text, String name, String value, Optional<TomlStatement> like) {
        boolean literal = like.isPresent() && text.charAt(like.get().value().from()) == '\'';
        String quote = literal ? "'" : "\"";
        return name + equals(text, like) + quote + value + quote;
    }

    /** The equals sign with the blanks that the sibling has. */
    private static String equals(String text, Optional<TomlStatement> like) {
        return like.isPresent() && text.charAt(like.get().value().from() - 1) == '=' ? "=" : " = ";
    }
}
