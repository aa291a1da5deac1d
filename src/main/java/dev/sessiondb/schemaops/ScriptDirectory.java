package dev.sessiondb.schemaops;

import dev.sessiondb.config.Setting;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.ScriptKind;
import dev.sessiondb.store.ScriptReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator's directory of migrations, read with those below it, as Flyway does. */
public final class ScriptDirectory {
    private final Setting<Path> setting;
    private final ScriptReader reader;
    private final List<SchemaScript> scripts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    public ScriptDirectory(Setting<Path> setting, ScriptReader reader) {
        this.setting = setting;
        this.reader = reader;
    }

    /**
     * What a directory holds.
     *
     * @param problems files that look like migrations and can't be used, each with what to do
     * @param ignored other SQL files, by path
     */
    public record Contents(List<SchemaScript> scripts, List<String> problems, List<String> ignored) {
        public Contents {
            scripts = List.copyOf(scripts);
            problems = List.copyOf(problems);
            ignored = List.copyOf(ignored);
        }
    }

    public Path path() {
        return setting.value();
    }

    /**
     * Reads it.
     *
     * @throws SessionDbException with {@code CONFIG_INVALID} when it is no directory or can't be read
     */
    public Contents read() {
        if (!Files.isDirectory(path())) {
            String what = Files.exists(path()) ? "is no directory" : "isn't there";
            throw problem(what).hint(correct()).toException();
        }
        try {
            for (Path file : files()) {
                add(file);
            }
            requireEachOnce();
            return new Contents(scripts, problems, ignored);
        } catch (IOException | UncheckedIOException e) {
            throw problem("can't be read")
                    .causedBy(e.getClass().getSimpleName() + ": " + e.getMessage())
                    .hint("let this user read it, and run the same command again")
                    .toException(e);
        }
    }

    private Problem problem(String what) {
        return Problem.of(
                ErrorCode.CONFIG_INVALID,
                "the directory of migrations `" + path() + "` (" + setting.origin() + ") " + what);
    }

    private String correct() {
        return "make it, or correct `--migrations`, `SESSIONDB_POSTGRES_MIGRATIONS` or `sessiondb.postgres.migrations`";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(path(), FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void add(Path file) throws IOException {
        String path = path().relativize(file).toString().replace('\\', '/');
        String name = file.getFileName().toString();
        if (name.endsWith(".sql.conf")) {
            problems.add(
                    "`" + path + "`: settings of single scripts have no place in one transaction; remove the file");
        }
        if (!name.endsWith(".sql")) {
            return;
        }
        Optional<ScriptName> parsed = ScriptName.of(name);
        if (parsed.isPresent()) {
            read(file, path, parsed.get());
        } else if (ScriptName.looksLikeOne(name)) {
            problems.add("`" + path + "`: no name of a migration; name it V<version>__<description>.sql,"
                    + " U<version>__<description>.sql or R__<description>.sql");
        } else {
            ignored.add(path);
        }
    }

    private void read(Path file, String path, ScriptName name) throws IOException {
        Optional<String> obstacle = name.obstacle();
        if (obstacle.isPresent()) {
            problems.add("`" + path + "`: " + obstacle.get());
            return;
        }
        try {
            String text = Files.readString(file);
            scripts.add(new SchemaScript(
                    name.kind(), name.version(), name.description(), path, withoutMark(text), reader.checksum(text)));
        } catch (CharacterCodingException e) {
            problems.add("`" + path + "`: not UTF-8; save it in UTF-8");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void requireEachOnce() {
        for (int i = 0; i < scripts.size(); i++) {
            SchemaScript one = scripts.get(i);
            scripts.subList(i + 1, scripts.size()).stream()
                    .filter(other -> same(one, other))
                    .forEach(other -> problems.add("`" + one.path() + "` and `" + other.path()
                            + "`: two scripts for the same version; give one of them another"));
        }
    }

    private static boolean same(SchemaScript one, SchemaScript other) {
        if (one.kind() != other.kind()) {
            return false;
        }
        return one.kind() == ScriptKind.REPEATABLE
                ? one.description().equals(other.description())
                : one.version().orElseThrow().same(other.version().orElseThrow());
    }
}
