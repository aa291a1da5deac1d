package dev.sessiondb.cli;

import dev.sessiondb.config.ConfigWarning;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.SettingsLoader;
import java.io.PrintWriter;
import java.util.Optional;

/** Loads the configuration for a command, and says at once what it warns of. */
final class Configured {
    private final Console console;
    private final PartialResult partial;

    Configured(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    /**
     * For a command that isn't about the configuration itself.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}
     */
    Configuration load(Overrides overrides) {
        Configuration configuration = SettingsLoader.load(console.environment(), overrides);
        configuration.warnings().stream().filter(ConfigWarning::everywhere).forEach(this::warn);
        return configuration;
    }

    /** For a command that is: all warnings, and problems as a result. */
    SettingsLoader.Checked check() {
        Overrides none = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
        SettingsLoader.Checked checked = SettingsLoader.check(console.environment(), none);
        checked.configuration().warnings().forEach(this::warn);
        return checked;
    }

    private void warn(ConfigWarning warning) {
        partial.warn(warning);
        PrintWriter err = console.err();
        err.println("warning: " + warning.message() + " (" + warning.origin() + ")");
        err.println("  hint: " + warning.hint());
        err.flush();
    }
}
