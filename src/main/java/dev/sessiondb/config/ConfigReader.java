package dev.sessiondb.config;

import dev.sessiondb.config.ConfigFile.Entry;
import dev.sessiondb.config.ConfigNode.Kind;
import dev.sessiondb.config.ConfigNode.Member;
import dev.sessiondb.config.ConfigNode.Scalar;
import dev.sessiondb.config.ConfigNode.Section;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one config file: what it sets, and all that is wrong with it. */
final class ConfigReader {
    private static final String ROOT = "sessiondb";

    private final Path file;
    private final Findings findings;
    private final Map<ConfigKey, Entry> entries = new EnumMap<>(ConfigKey.class);
    private final Set<ConfigKey> own = new HashSet<>();
    private KeySpelling spelling = new KeySpelling(false);

    ConfigReader(Path file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** What it sets, with relative paths relative to {@code base}. */
    ConfigFile read(Path base) {
        try {
            Optional<ConfigNode> tree = ConfigText.parse(file);
            tree.ifPresent(this::root);
        } catch (ConfigSyntaxException e) {
            findings.problem(file + ":" + e.line(), Optional.empty(), String.valueOf(e.getMessage()));
        }
        return new ConfigFile(file, base, entries);
    }

    private void root(ConfigNode root) {
        if (!(root instanceof Section section)) {
            if (!(root instanceof Scalar scalar && scalar.kind() == Kind.NULL)) {
                findings.problem(at(root), Optional.empty(), "the file must be a mapping");
            }
            return;
        }
        spelling = new KeySpelling(usesJson(section));
        section.members().forEach(this::top);
    }

    /** Whether the file names JSON as its backend; then a flat path is the JSON file's. */
    private static boolean usesJson(Section root) {
        return root.members().stream()
                .filter(member -> member.key().equals(ROOT) && member.node() instanceof Section)
                .flatMap(member -> ((Section) member.node()).members().stream())
                .anyMatch(member -> member.key().equals("backend")
                        && member.node() instanceof Scalar scalar
                        && scalar.text().equals(Backend.JSON.word()));
    }

    private void top(Member member) {
        if (member.key().equals(ROOT)) {
            section(member);
        } else if (member.key().startsWith(ROOT + ".")) {
            member(member.key(), member);
        } else {
            misplaced(member);
        }
    }

    private void section(Member member) {
        if (member.node() instanceof Scalar scalar && scalar.kind() == Kind.NULL) {
            return;
        }
        if (!(member.node() instanceof Section section)) {
            findings.problem(at(member.node()), Optional.of(ROOT), "must be a mapping");
            return;
        }
        section.members().forEach(each -> member(ROOT + "." + each.key(), each));
    }

    /** Another application's file may hold anything beside our section; our own may not. */
    private void misplaced(Member member) {
        if (!ConfigFiles.isOurs(file)) {
            return;
        }
        Optional<ConfigKey> key = spelling.key(ROOT + "." + member.key());
        if (key.isPresent() || List.of("sqlite", "postgres").contains(member.key())) {
            findings.problem(at(member), Optional.of(member.key()), "belongs under `" + ROOT + "`");
        } else if (Spelling.distance(member.key(), ROOT) <= 2) {
            findings.problem(at(member), Optional.of(member.key()), "is unknown; the nearest is `" + ROOT + "`");
        }
    }

    private void member(String path, Member member) {
        if (Applications.known().passesOver(path)) {
            return;
        }
        if (member.node() instanceof Section section) {
            section.members()
                    .forEach(each -> member(
                            path + "." + each.key(),
                            member.inherited() ? new Member(each.key(), each.line(), each.node(), true) : each));
            return;
        }
        Optional<ConfigKey> key = spelling.key(path);
        if (key.isEmpty()) {
            findings.problem(
                    at(member),
                    Optional.of(path),
                    "is not known; the nearest key is `" + KeySpelling.nearest(path) + "`");
            return;
        }
        single(key.get(), path, member);
    }

    private void single(ConfigKey key, String path, Member member) {
        if (!(member.node() instanceof Scalar scalar)) {
            findings.problem(at(member), Optional.of(path), "must be a single value, not a list");
            return;
        }
        if (!path.equals(key.path())) {
            findings.renamed(at(member), path, key);
        }
        Optional<String> wrong = ValueCheck.of(key, scalar);
        if (wrong.isPresent()) {
            findings.problem(at(member), Optional.of(path), wrong.get());
            return;
        }
        if (!member.inherited() && !own.add(key)) {
            findings.problem(at(member), Optional.of(path), "is given twice; leave one of them");
            return;
        }
        if (scalar.kind() != Kind.NULL
                && !scalar.text().isEmpty()
                && !(member.inherited() && entries.containsKey(key))) {
            entries.put(key, new Entry(scalar.text(), member.line(), !path.equals(key.path())));
        }
    }

    private String at(Member member) {
        return file + ":" + member.line();
    }

    private String at(ConfigNode node) {
        return file + ":" + node.line();
    }
}
