package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.ConnectionString;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.FileContent;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Secret;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.SettingsLoader;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.interactive.Setup;
import dev.sessiondb.interactive.SourceFile;
import dev.sessiondb.migrate.CutoverPlan;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TableRows;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an interactive migration finds, read anew for each question. The connection that was typed is a variable of the environment that its commands get. */
final class InteractiveSetup implements Setup {
    private static final String CONNECTION = "SESSIONDB_POSTGRES_URL";
    private static final String HOME = "~/";

    private Environment environment;

    InteractiveSetup(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    @Override
    public List<SourceFile> sources() {
        return new SourceFiles(environment.directory()).of(load(environment).settings());
    }

    @Override
    public SourceFile look(String path) {
        String named = path.startsWith(HOME)
                ? environment.home().resolve(path.substring(HOME.length())).toString()
                : path;
        Path file = file(named);
        boolean json = FileContent.isJson(file);
        SourceStore store = json ? SourceChoice.json(file) : new SqliteSourceStore(file);
        requireReadable(file, store.probe());
        return new SourceFile(
                named,
                (json ? "a JSON file, " : "a SQLite database, ") + described(store.status()),
                List.of(json ? "--from" : "--sqlite-path", named));
    }

    private Path file(String named) {
        try {
            return environment.directory().resolve(named).normalize();
        } catch (InvalidPathException e) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "`" + named + "` can't be the name of a file")
                    .toException(e);
        }
    }

    private static void requireReadable(Path file, List<Check> checks) {
        checks.stream().filter(Check::failed).findFirst().ifPresent(failed -> {
            throw Problem.of(failed.code(), "`" + file + "` can't be a source: " + failed.title())
                    .causedBy(failed.detail())
                    .hint(failed.hint().orElse("name another file"))
                    .toException();
        });
    }

    private static String described(SourceStatus status) {
        boolean counted = status.tables().stream().allMatch(table -> table.rows() >= 0);
        long rows = status.tables().stream().mapToLong(TableRows::rows).sum();
        return Words.count(status.tables().size(), "table") + ", "
                + (counted ? Words.count(rows, "row") + ", " : "")
                + Words.bytes(status.bytes() + status.walBytes());
    }

    @Override
    public Optional<String> server() {
        Configuration configuration = load(environment);
        return configuration
                .settings()
                .postgres()
                .map(connection -> server(connection) + ", schema `"
                        + configuration.settings().schema().value() + "` (" + connection.origin() + ")");
    }

    private static String server(Setting<ConnectionString> connection) {
        ConnectionString value = connection.value();
        return "`" + String.join(",", value.hosts()) + "/" + value.database() + "`"
                + value.user().map(user -> " as `" + user + "`").orElse("");
    }

    @Override
    public void connect(Secret connectionString) {
        if (connectionString.reveal().isBlank()) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "no connection was typed")
                    .toException();
        }
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put(CONNECTION, connectionString.reveal());
        Environment changed = new Environment(variables, environment.directory(), environment.home());
        load(changed);
        environment = changed;
    }

    @Override
    public Cutover cutover() {
        Configuration configuration = load(environment);
        CutoverPlan plan = Backends.cutover(configuration).preview();
        return new Cutover(plan.sentence(), plan.obstacle());
    }

    private static Configuration load(Environment environment) {
        return SettingsLoader.load(environment, new Overrides(Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
