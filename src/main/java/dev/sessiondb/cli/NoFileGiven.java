package dev.sessiondb.cli;

import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Says that nothing says where a file is, or that several are at default paths. */
final class NoFileGiven {
    private static final String SQLITE_HINT =
            "give `--sqlite-path FILE`, or set `SESSIONDB_SQLITE_PATH`, or `sessiondb.sqlite.path` in `.sessiondb/config.yaml`";

    private NoFileGiven() {}

    /** For the SQLite database. */
    static SessionDbException sqlite(Settings settings) {
        if (!settings.undecided().sqlite().isEmpty()) {
            return several("SQLite databases", settings.undecided().sqlite(), SQLITE_HINT);
        }
        Problem none = Problem.of(ErrorCode.CONFIG_INVALID, "no SQLite database was given");
        return settings.jsonPath()
                .filter(Setting::isDefault)
                .map(file -> none.causedBy("there is a session file, " + words(file))
                        .hint("give `--from json` to read that one; else " + SQLITE_HINT))
                .orElseGet(() -> none.hint(SQLITE_HINT))
                .toException();
    }

    /**
     * For the JSON file.
     *
     * @param hint what can be given on the command line
     */
    static SessionDbException json(Settings settings, String hint) {
        String all = hint + ", or set `SESSIONDB_JSON_PATH`, or `sessiondb.json.path` in `.sessiondb/config.yaml`";
        return settings.undecided().json().isEmpty()
                ? Problem.of(ErrorCode.CONFIG_INVALID, "no JSON file was given")
                        .hint(all)
                        .toException()
                : several("session files", settings.undecided().json(), all);
    }

    private static SessionDbException several(String what, List<Setting<Path>> files, String hint) {
        return Problem.of(
                        ErrorCode.CONFIG_INVALID,
                        files.size() + " " + what + " are at default paths, and nothing says which is meant")
                .causedBy(files.stream().map(NoFileGiven::words).collect(Collectors.joining("\n")))
                .hint(hint)
                .toException();
    }

    /** A file and why it is thought of. */
    static String words(Setting<Path> file) {
        return "`" + file.value() + "` (" + file.origin() + ")";
    }
}
