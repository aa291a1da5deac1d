package dev.sessiondb.migrate;

import dev.sessiondb.config.Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a change of the default backend would do.
 *
 * @param creates whether the file has to be made
 * @param changes false when the file says so already
 * @param before the value that is there now
 * @param line the line of the value once it is done, from 1; 0 when it can't be known
 * @param lines what the file has to say, for doing it by hand
 * @param obstacle why it would fail
 */
public record CutoverPlan(
        Path file,
        Backend backend,
        boolean creates,
        boolean changes,
        Optional<String> before,
        int line,
        List<String> lines,
        Optional<String> obstacle) {
    public CutoverPlan {
        lines = List.copyOf(lines);
    }

    /** Such as {@code sets `sessiondb.backend` from `sqlite` to `postgres` in `config.yaml`, line 3}. */
    public String sentence() {
        if (!changes) {
            return "`sessiondb.backend` is `" + backend + "` already in `" + file + "`";
        }
        if (creates) {
            return "makes `" + file + "` with `sessiondb.backend` set to `" + backend + "`";
        }
        String from = before.map(value -> " from `" + value + "`").orElse("");
        return "sets `sessiondb.backend`" + from + " to `" + backend + "` in `" + file + "`, line " + line;
    }
}
