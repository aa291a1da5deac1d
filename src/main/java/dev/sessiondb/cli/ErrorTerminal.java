package dev.sessiondb.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal behind standard error, if it is one that can be drawn on. JLine's {@code Terminal} would do more, but takes a second to ask the terminal what it is, on standard input. */
final class ErrorTerminal implements Screen.Terminal {

    /** Also empty where nobody can say. Asks other programs: takes some 50 ms. */
    @Override
    public Optional<Size> size(Map<String, String> variables) {
        String kind = variables.getOrDefault("TERM", "");
        if (kind.isEmpty() || kind.equals("dumb")) {
            return Optional.empty();
        }
        ExecTerminalProvider terminals = new ExecTerminalProvider();
        if (!terminals.isSystemStream(SystemStream.Error)) {
            return Optional.empty();
        }
        try {
            return Optional.of(terminals.current(SystemStream.Error).getSize()).filter(size -> size.getColumns() > 0);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
