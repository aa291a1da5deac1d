package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final int COLUMNS = 20;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Screen screen = new Screen(terminal, variables -> Optional.empty());
    private final PrintWriter out =
            new PrintWriter(new OutputStreamWriter(screen.above(terminal), StandardCharsets.UTF_8), true);

    private void draw(String... lines) {
        screen.draw(Stream.of(lines).map(AttributedString::new).toList(), COLUMNS, false);
    }

    private List<String> shown() {
        return new Picture(COLUMNS)
                .send(terminal.toString(StandardCharsets.UTF_8))
                .lines();
    }

    @Test
    void whatIsDrawnAnewTakesThePlaceOfWhatWasDrawn() {
        out.println("printed");
        draw("stage 1 %", "  messages", "  users");
        draw("stage 2 %", "  users");
        assertThat(shown()).containsExactly("printed", "stage 2 %", "  users");
    }

    @Test
    void whatIsPrintedComesAbove() {
        draw("stage 1 %", "  messages");
        out.println("a note");
        assertThat(shown()).containsExactly("a note");
        draw("stage 2 %", "  messages");
        assertThat(shown()).containsExactly("a note", "stage 2 %", "  messages");
    }

    @Test
    void aLineThatIsNotAtItsEndIsWaitedFor() {
        out.print("half ");
        out.flush();
        draw("stage 1 %");
        out.println("a line");
        draw("stage 2 %");
        assertThat(shown()).containsExactly("half a line", "stage 2 %");
    }

    @Test
    void nothingIsLeftAtTheEnd() {
        out.println("printed");
        draw("stage 1 %", "  messages");
        screen.end();
        draw("stage 2 %");
        out.println("error: it failed");
        assertThat(shown()).containsExactly("printed", "error: it failed");
    }

    @Test
    void aWindowMadeNarrowerHasBrokenTheLines() {
        Picture narrow = new Picture(10);
        out.println("printed");
        draw("stage 1 % of it");
        screen.draw(List.of(new AttributedString("stage 2")), 10, false);
        assertThat(narrow.send(terminal.toString(StandardCharsets.UTF_8)).lines())
                .containsExactly("printed", "stage 2");
    }

    @Test
    void whatScrolledAwayIsLeft() {
        draw("stage 1 %");
        screen.forget();
        draw("stage 2 %");
        assertThat(shown()).containsExactly("stage 1 %", "stage 2 %");
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        List<AttributedString> green =
                List.of(new AttributedString("bar", AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)));
        screen.draw(green, COLUMNS, false);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("bar\r\n");
        screen.draw(green, COLUMNS, true);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("\u001B[32mbar\u001B[0m");
        assertThat(shown()).containsExactly("bar");
    }

    @Test
    void aTerminalThatIsGoneIsNoFailure() {
        Screen gone = new Screen(new Broken(), variables -> Optional.empty());
        gone.draw(List.of(new AttributedString("stage")), COLUMNS, false);
        gone.end();
    }

    private static final class Broken extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("gone");
        }
    }
}
