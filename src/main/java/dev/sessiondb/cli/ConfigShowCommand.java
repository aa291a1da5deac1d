package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.EffectiveSetting;
import dev.sessiondb.config.EffectiveSettings;
import dev.sessiondb.config.SettingsLoader;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb config show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows every effective value and where it comes from; secrets are masked.",
        footer = {
            "",
            "Examples:",
            "  sessiondb config show         every value, and where it comes from",
            "  sessiondb config show --json  one JSON document",
            "",
            "Exit status: 0 shown, 2 bad command line, 3 bad configuration."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConfigShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOptions output;

    ConfigShowCommand(Console console, PartialResult partial) {
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
            print(console.out(), checked.configuration());
        }
        return 0;
    }

    private static void print(PrintWriter out, Configuration configuration) {
        List<EffectiveSetting> settings = EffectiveSettings.of(configuration.settings());
        int keys =
                settings.stream().mapToInt(s -> s.key().path().length()).max().orElse(1);
        int values = settings.stream().mapToInt(s -> value(s).length()).max().orElse(1);
        String format = "%-" + keys + "s  %-" + Math.min(60, values) + "s  %s%n";
        settings.forEach(s -> out.printf(format, s.key().path(), value(s), s.origin()));
        out.println();
        out.println("project file: "
                + configuration.projectFile().map(Object::toString).orElse("none"));
        out.println("user file:    "
                + configuration.userFile().map(Object::toString).orElse("none"));
        configuration.disagreements().forEach(d -> out.println("note: " + Words.disagreement(d)));
        out.flush();
    }

    private static String value(EffectiveSetting setting) {
        return setting.value().orElse("-");
    }
}
