package dev.sessiondb.backup;

import dev.sessiondb.backup.LooseFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of a directory of backups that belong to no backup. */
final class LooseFiles {
    private static final Pattern JSON = Pattern.compile("session-backup-.*\\.json(\\.gz|\\.zst)?");
    private static final Pattern OWN = Pattern.compile(
            "session-backup-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z(\\.source)?\\.(db|json)(\\.gz|\\.zst)?");
    private static final String REJECTS = ".rejects.jsonl";

    private LooseFiles() {}

    static List<LooseFile> of(Path directory, List<BackupEntry> entries) {
        Set<Path> named = new HashSet<>();
        entries.forEach(entry -> entry.files().forEach(file -> named.add(file.path())));
        entries.forEach(entry -> named.add(entry.manifest()));
        Set<String> unreadable = new HashSet<>();
        entries.stream().filter(entry -> entry.health().damaged()).forEach(entry -> unreadable.add(entry.name()));
        return BackupCatalogue.entries(directory, "*").stream()
                .filter(path -> !named.contains(path) && !unreadable.contains(base(path)))
                .flatMap(path -> loose(path).stream())
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    /** Its name up to the first point. */
    private static String base(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    private static Optional<LooseFile> loose(Path path) {
        String name = String.valueOf(path.getFileName());
        Optional<Kind> kind = Stream.of(Kind.values())
                .filter(k -> matches(name, k))
                .reduce((first, second) -> second == Kind.WITHOUT_MANIFEST ? second : first);
        if (kind.isEmpty() || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LooseFile(
                    path,
                    kind.get(),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toInstant()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean matches(String name, Kind kind) {
        return switch (kind) {
            case FOREIGN -> JSON.matcher(name).matches();
            case WITHOUT_MANIFEST -> OWN.matcher(name).matches();
            case REJECTS -> name.endsWith(REJECTS);
        };
    }
}
