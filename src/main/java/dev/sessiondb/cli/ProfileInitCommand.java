package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb profile init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes a profile from an analysis of every value: each table and column with what it would become, ready to edit.",
        footer = {
            "",
            "Examples:",
            "  sessiondb profile init --sqlite-path app.db mine.yaml",
            "  sessiondb migrate to postgres --profile mine.yaml      use it",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration or a file that is there already, 10 no source."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProfileInitCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "sessiondb-profile.yaml",
            description = "Where it goes; - prints it (default: sessiondb-profile.yaml).")
    private String file;

    @Option(
            names = "--from",
            paramLabel = "sqlite|json|FILE",
            description = "The source; a file is told by its content (default: the configured backend).")
    private @Nullable String from;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database.")
    private @Nullable String sqlitePath;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private OutputOptions output;

    ProfileInitCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Overrides given = new Overrides(Optional.ofNullable(sqlitePath), Optional.empty(), Optional.empty());
        Configuration configuration = new Configured(console, partial).load(given);
        Path target = console.environment().directory().resolve(file).normalize();
        boolean print = file.equals("-");
        if (!print) {
            requireFree(target);
        }
        String profile = ProfileText.of(new SourcePlan(configuration, Optional.ofNullable(from), console.environment())
                .of(policies.policies()));
        if (!print) {
            write(target, profile);
        }
        say(print ? Optional.empty() : Optional.of(target), profile);
        return 0;
    }

    private void requireFree(Path target) {
        if (!force && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "`" + target + "` is there already")
                    .hint("give another name, or `--force` to replace it")
                    .toException();
        }
    }

    private static void write(Path target, String profile) {
        try {
            AtomicFiles.write(target, out -> out.write(profile.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "cannot write `" + target + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("give the path of a file that this user can write")
                    .toException(e);
        }
    }

    private void say(Optional<Path> written, String profile) {
        if (output.json()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            written.ifPresent(path -> result.put("file", path.toString()));
            result.put("profile", profile);
            partial.set(result);
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
            return;
        }
        if (written.isEmpty()) {
            console.out().print(profile);
        } else {
            console.out().println("wrote `" + written.get() + "`; edit it, and give it with `--profile`");
        }
        console.out().flush();
    }
}
