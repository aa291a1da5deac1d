package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The page as a whole, against {@code src/test/resources/golden/report.html}, and by what assistive technology needs. */
class PageWriterTest {
    private final String page = PageWriter.write(RunPage.of(Samples.published(), Samples.MADE));
    private final Document document = Markups.parse(page);

    @Test
    void isAsItWas() throws IOException {
        Path golden = Path.of("src/test/resources/golden/report.html");
        String withoutStyle = page.replaceFirst("(?s)<style>.*</style>", "<style></style>");
        assertThat(withoutStyle).isEqualTo(Files.readString(golden));
    }

    @Test
    void loadsNothing() {
        String policy = Markups.all(document, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .map(meta -> meta.getAttribute("content"))
                .findFirst()
                .orElseThrow();
        assertThat(policy).isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        String withoutNamespaces = page.replaceAll(" xmlns=\"[^\"]*\"", "");
        assertThat(withoutNamespaces).doesNotContain("://", "url(", "@import", "<link", "<img", " src=");
        assertThat(Markups.all(document, "a")).allSatisfy(link -> {
            String target = link.getAttribute("href");
            assertThat(target).startsWith("#");
            assertThat(ids()).contains(target.substring(1));
        });
    }

    @Test
    void holdsNothingThatNamesPutThere() {
        assertThat(Markups.all(document, "script")).isEmpty();
        assertThat(Markups.all(document, "b")).isEmpty();
        assertThat(page).doesNotContain("\u202e").contains("\\u202e").contains("שלום");
    }

    @ParameterizedTest
    @EnumSource(RunKind.class)
    void isWellFormedAndSaysWhatItIsWithEveryOutcome(RunKind kind) {
        RunContent known =
                Samples.run(kind, Optional.of(Failure.recorded("e")), Optional.of(Samples.plan()), Optional.empty());
        RunContent unknown = Samples.run(kind, Optional.empty(), Optional.empty(), Optional.empty());
        for (RunContent run : List.of(known, unknown)) {
            Document made = Markups.parse(PageWriter.write(RunPage.of(run, Samples.MADE)));
            assertThat(Markups.all(made, "h3")).hasSize(4);
            assertThat(Markups.all(made, "h2").get(0).getTextContent())
                    .isEqualTo(RunOutcome.of(run).word());
        }
    }

    @Test
    void aDryRunSaysThatNothingWasDone() {
        String dry = PageWriter.write(RunPage.of(Samples.dryRun(), Samples.MADE));
        assertThat(dry)
                .contains("Dry run: nothing was done", "Nothing was written")
                .doesNotContain(">Published<");
    }

    @Test
    void whatIsNotKnownIsSaidToBeSo() {
        RunContent run = Samples.run(RunKind.PUBLISHED, Optional.empty(), Optional.empty(), Optional.empty());
        String text = Markups.parse(PageWriter.write(RunPage.of(run, Samples.MADE)))
                .getDocumentElement()
                .getTextContent();
        assertThat(text).contains("not recorded by the version of sessiondb that made the run");
        assertThat(text).doesNotContain("all equal");
    }

    @Test
    void hasLandmarksAndHeadingsInOrder() {
        for (String landmark : List.of("header", "nav", "main", "footer")) {
            assertThat(Markups.all(document, landmark)).hasSize(1);
        }
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        int before = 0;
        for (Element element : Markups.all(document, "*")) {
            if (element.getLocalName().matches("h[1-6]")) {
                int level = element.getLocalName().charAt(1) - '0';
                assertThat(level).as(element.getTextContent()).isBetween(1, before + 1);
                before = level;
            }
        }
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void tablesHaveCaptionsAndScopes() {
        List<Element> tables = Markups.all(document, "table");
        assertThat(tables).hasSizeGreaterThan(6).allSatisfy(table -> {
            assertThat(Markups.all(table, "caption")).hasSize(1);
            assertThat(Markups.all(table, "th")).isNotEmpty().allSatisfy(head -> assertThat(head.getAttribute("scope"))
                    .isIn("row", "col"));
        });
    }

    @Test
    void picturesAreDescribed() {
        List<Element> pictures = Markups.all(document, "svg");
        assertThat(pictures).hasSize(3).allSatisfy(picture -> {
            assertThat(picture.getAttribute("role")).isEqualTo("img");
            for (String id : picture.getAttribute("aria-labelledby").split(" ")) {
                assertThat(ids()).contains(id);
            }
            assertThat(Markups.all(picture, "title").get(0).getTextContent()).isNotBlank();
            assertThat(Markups.all(picture, "desc").get(0).getTextContent()).isNotBlank();
        });
    }

    private List<String> ids() {
        return Markups.all(document, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
