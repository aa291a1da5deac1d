package dev.sessiondb.interactive;

import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Secret;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** On the terminal that is standard input and output. Signals stay the process's own; while a line is read, Ctrl-C is a key. */
public final class TerminalDialogue implements Dialogue, AutoCloseable {
    /** A terminal on which JLine draws nothing. */
    private static final String DUMB = "dumb";

    private static final long SETTLED_MILLISECONDS = 100;
    private static final char NOT_SHOWN = '\0';
    private static final Charset ENCODING = StandardCharsets.UTF_8;

    private final Terminal terminal;
    private final LineReader lines;
    private final LineReader files;
    private final PrintWriter out;

    private TerminalDialogue(Terminal terminal, PrintWriter out, Environment environment) {
        this.terminal = terminal;
        this.out = out;
        this.lines = reader(NullCompleter.INSTANCE);
        this.files = reader(new FileCompleter(environment.directory(), environment.home()));
    }

    /** Whether standard input and output are a terminal. */
    public static boolean available(Environment environment) {
        ExecTerminalProvider terminals = new ExecTerminalProvider();
        return environment.variable("TERM").isPresent()
                && terminals.isPosixSystemStream(SystemStream.Input)
                && terminals.isPosixSystemStream(SystemStream.Output);
    }

    /**
     * Opens it.
     *
     * @param out what is said
     * @param plain whether nothing is drawn, whatever the terminal can do
     * @throws SessionDbException with {@code USAGE} when it can't be read
     */
    public static TerminalDialogue open(PrintWriter out, Environment environment, boolean plain) {
        String type = plain ? DUMB : environment.variable("TERM").orElse(DUMB);
        try {
            // Not by TerminalBuilder, which asks the terminal what it is: see decision 14.
            Terminal terminal = new ExecTerminalProvider()
                    .sysTerminal(
                            "sessiondb",
                            type,
                            false,
                            ENCODING,
                            ENCODING,
                            ENCODING,
                            false,
                            SignalHandler.SIG_DFL,
                            true,
                            SystemStream.Output);
            return new TerminalDialogue(terminal, out, environment);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.USAGE, "the terminal can't be read")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("use `sessiondb migrate to postgres`, which asks nothing")
                    .toException(e);
        }
    }

    private LineReader reader(Completer completer) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(completer)
                .parser(new WholeLine())
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public void say(String text) {
        out.println(text);
    }

    @Override
    public String ask(String prompt) {
        return answer(() -> lines.readLine(prompt)).strip();
    }

    @Override
    public String askFile(String prompt) {
        return answer(() -> files.readLine(prompt)).strip();
    }

    @Override
    public Secret askSecret(String prompt) {
        return Secret.of(answer(() -> lines.readLine(prompt, NOT_SHOWN)).strip());
    }

    @Override
    public String askAfresh(String prompt) {
        answer(this::discarded);
        return ask(prompt);
    }

    /** Reads keys, not lines: a line that isn't ended yet would be there for the question, too. */
    private String discarded() {
        Attributes before = terminal.enterRawMode();
        try {
            while (terminal.reader().peek(SETTLED_MILLISECONDS) >= 0) {
                terminal.reader().read();
            }
            return "";
        } catch (InterruptedIOException e) {
            throw new UserInterruptException("");
        } catch (IOException e) {
            throw new EndOfFileException(e);
        } finally {
            terminal.setAttributes(before);
        }
    }

    private String answer(Supplier<String> question) {
        out.flush();
        try {
            return question.get();
        } catch (UserInterruptException | EndOfFileException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted at a question")
                    .hint("start again, or use the command that is printed above, if there is one")
                    .toException(e);
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            out.flush(); // the terminal is gone, and nobody looks
        }
    }
}
