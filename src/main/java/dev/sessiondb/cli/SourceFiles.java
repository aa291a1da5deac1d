package dev.sessiondb.cli;

import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.interactive.SourceFile;
import dev.sessiondb.json.JsonKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that can be migrated: those that are configured, and databases and dumps of a directory, told by their content. */
final class SourceFiles {
    /** No more is looked at, or proposed. */
    private static final int MOST_FILES = 1000;

    private static final int MOST_PROPOSED = 9;

    private final Path directory;

    SourceFiles(Path directory) {
        this.directory = directory;
    }

    List<SourceFile> of(Settings settings) {
        Map<Path, SourceFile> found = new LinkedHashMap<>();
        List<Setting<Path>> configured = new ArrayList<>();
        settings.sqlitePath().ifPresent(configured::add);
        settings.jsonPath().ifPresent(configured::add);
        configured.addAll(settings.undecided().sqlite());
        configured.addAll(settings.undecided().json());
        configured.stream()
                .filter(setting -> Files.isRegularFile(setting.value()))
                .forEach(setting -> found.putIfAbsent(setting.value(), proposed(setting)));
        files().forEach(file -> content(file)
                .ifPresent(content -> found.putIfAbsent(file, new SourceFile(shown(file), content, List.of()))));
        return found.values().stream().limit(MOST_PROPOSED).toList();
    }

    private SourceFile proposed(Setting<Path> setting) {
        return new SourceFile(shown(setting.value()), "configured by " + setting.origin(), List.of());
    }

    private String shown(Path file) {
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.limit(MOST_FILES)
                    .filter(Files::isRegularFile)
                    .filter(Files::isReadable)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // one that can't be listed has nothing to propose
        }
    }

    private static Optional<String> content(Path file) {
        if (RestoreBackends.isDatabase(file)) {
            return Optional.of("a SQLite database, " + size(file));
        }
        return JsonKind.isDump(file) ? Optional.of("a dump, " + size(file)) : Optional.empty();
    }

    private static String size(Path file) {
        try {
            return Words.bytes(Files.size(file));
        } catch (IOException e) {
            return "size unknown";
        }
    }
}
