package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.config.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessiondbTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Writer output, String... arguments) {
        Environment environment = new Environment(Map.of(), home, home);
        return Sessiondb.run(arguments, new Console(new PrintWriter(output), new PrintWriter(err, true), environment));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), "java -Xmx"),
                Arguments.of(new StackOverflowError(), "--debug"),
                Arguments.of(new ExceptionInInitializerError("native library"), "--debug"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfTheJvmIsSaidInFourLines(Error error, String hint) {
        assertThat(run(new Broken(error), "config", "--help")).isOne();
        assertThat(err.toString())
                .startsWith("error: ")
                .contains("  caused by: " + error.getClass().getSimpleName(), "  state: ", "hint: ", hint)
                .doesNotContain("\tat ");
    }

    @Test
    void whatSteersATerminalIsShown() throws IOException {
        assertThat(run(out, "config", "show\u001B[2J\u0007\u202E")).isEqualTo(2);
        assertThat(err.toString())
                .contains("show\\u001b[2J\\u0007\\u202e")
                .doesNotContain("\u001B", "\u0007", "\u202E");
        assertThat(run(out, "config", "show\u001B\u202E\u007F", "--json")).isEqualTo(2);
        assertThat(out.toString()).doesNotContain("\u001B", "\u202E", "\u007F");
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/error/message")
                        .textValue())
                .contains("show\u001B\u202E\u007F");
    }

    /** Where nothing can be printed since the JVM is at an end. */
    private static final class Broken extends Writer {
        private final Error error;

        Broken(Error error) {
            this.error = error;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            throw error;
        }

        @Override
        public void flush() {
            throw error;
        }

        @Override
        public void close() {}
    }
}
