package dev.sessiondb.interactive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the path of a file. */
final class FileCompleter implements Completer {
    private static final String HOME = "~/";

    private final Path directory;
    private final Path home;

    /** @param directory what a relative path is below of */
    FileCompleter(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.word().substring(0, line.wordCursor());
        String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place(parent))) {
            files.forEach(file -> candidate(parent, file, candidates));
        } catch (IOException | InvalidPathException e) {
            candidates.clear(); // what isn't there has nothing to complete
        }
    }

    private Path place(String parent) {
        return parent.startsWith(HOME) ? home.resolve(parent.substring(HOME.length())) : directory.resolve(parent);
    }

    /** A name that could steer the terminal is left for the person to type. */
    private static void candidate(String parent, Path file, List<Candidate> candidates) {
        String name = String.valueOf(file.getFileName());
        if (name.codePoints()
                .anyMatch(character -> !Character.isDefined(character) || Character.isISOControl(character))) {
            return;
        }
        boolean folder = Files.isDirectory(file);
        String path = parent + name + (folder ? "/" : "");
        candidates.add(new Candidate(path, folder ? name + "/" : name, null, null, null, null, false));
    }
}
