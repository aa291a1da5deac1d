package dev.sessiondb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.config.ConfigKey;
import dev.sessiondb.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be typed, configured or met is written down, and links lead somewhere. */
class DocumentationTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]*)(#[^)]*)?\\)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.walk(DOCS)) {
            return Stream.concat(
                    Stream.of(Path.of("README.md")),
                    pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream());
        }
    }

    @Test
    void everyOptionIs() throws IOException {
        if (Examples.rewritten()) {
            Files.writeString(OptionsReference.FILE, OptionsReference.text());
        }
        assertThat(Files.readString(OptionsReference.FILE))
                .as("stale: write it anew with -Dexamples.write=true")
                .isEqualTo(OptionsReference.text());
        assertThat(CommandTree.all()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyExitStatusIs(ErrorCode code) throws IOException {
        String page = Files.readString(DOCS.resolve("exit-status.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| "))).anySatisfy(line -> assertThat(line)
                .contains("id=\"" + code.exitStatus() + "\"")
                .contains(code.name()));
    }

    @ParameterizedTest
    @EnumSource(ConfigKey.class)
    void everyKeyIs(ConfigKey key) throws IOException {
        assertThat(Files.readString(DOCS.resolve("configuration.md"))).contains("<a id=\"" + key.path() + "\"></a>");
    }

    @Test
    void everyCheckAndFindingIs() throws IOException {
        assertThat(Catalogued.documented()).containsExactlyInAnyOrderElementsOf(Catalogued.used());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        List<String> broken = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""))
                .results()
                .filter(link -> !leads(page, link.group(1), link.group(2)))
                .map(link -> link.group())
                .toList();
        assertThat(broken).isEmpty();
    }

    private static boolean leads(Path page, String file, String anchor) {
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        return anchor == null || Files.isDirectory(target) || anchored(target, anchor.substring(1));
    }

    private static boolean anchored(Path target, String anchor) {
        try {
            String text = Files.readString(target);
            return text.contains("<a id=\"" + anchor + "\"></a>")
                    || text.lines()
                            .filter(line -> line.startsWith("#"))
                            .map(DocumentationTest::slug)
                            .anyMatch(anchor::equals);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As GitHub makes an anchor of a heading. */
    private static String slug(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
