package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb config validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Names every problem of the configuration, with file, line and key; connects to nothing.",
        footer = {
            "",
            "Examples:",
            "  sessiondb config validate  every problem, with file and line",
            "",
            "Exit status: 0 nothing wrong, 2 bad command line, 3 bad configuration."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConfigValidateCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOptions output;

    ConfigValidateCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        SettingsLoader.Checked checked = new Configured(console, partial).check();
        partial.set(JsonConfiguration.of(checked));
        checked.orThrow();
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            console.out().println("nothing wrong in " + read(checked.configuration()));
        }
        return 0;
    }

    private static String read(Configuration configuration) {
        List<String> files = Stream.of(configuration.projectFile(), configuration.userFile())
                .flatMap(Optional::stream)
                .map(Path::toString)
                .toList();
        return files.isEmpty() ? "the environment; there is no config file" : String.join(" and ", files);
    }
}
