package dev.sessiondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known of an application is data: {@code src/main/resources/profiles}. */
class NoApplicationInCodeTest {
    private static final Path PROFILES = Path.of("src/main/resources/profiles");

    @Test
    void noSourceFileNamesAnApplication() throws IOException {
        List<String> applications = applications();
        assertThat(applications).hasSizeGreaterThanOrEqualTo(4);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> naming = sources.filter(Files::isRegularFile)
                    .filter(file -> applications.stream().anyMatch(text(file)::contains))
                    .toList();
            assertThat(naming).isEmpty();
        }
    }

    @Test
    void everyProfileIsInTheIndex() throws IOException {
        assertThat(Files.readAllLines(PROFILES.resolve("index.txt"))).containsExactlyElementsOf(applications());
    }

    private static List<String> applications() throws IOException {
        try (Stream<Path> files = Files.list(PROFILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
