package dev.sessiondb.cli.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an option or a command takes, as its label says it: {@code sqlite|postgres|FILE}.
 *
 * @param given whether it takes anything
 * @param words those that are meant as they are
 * @param files whether it may be a file
 * @param directories whether it may be a directory
 */
record CompletedArgument(boolean given, List<String> words, boolean files, boolean directories) {
    static final CompletedArgument NONE = new CompletedArgument(false, List.of(), false, false);

    static CompletedArgument of(String label) {
        List<String> parts = Arrays.asList(label.split("\\|", -1));
        List<String> words = parts.stream()
                .filter(part -> part.equals(part.toLowerCase(Locale.ROOT)))
                .toList();
        return new CompletedArgument(
                true, words, parts.contains("FILE") || parts.contains("BACKUP"), parts.contains("DIR"));
    }

    CompletedArgument or(CompletedArgument other) {
        return new CompletedArgument(
                given || other.given,
                Stream.concat(words.stream(), other.words.stream()).toList(),
                files || other.files,
                directories || other.directories);
    }

    /** For a script: which of the file system's names are meant. */
    String kind() {
        return files ? "file" : directories ? "directory" : given ? "other" : "";
    }
}
