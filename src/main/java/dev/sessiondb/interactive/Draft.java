package dev.sessiondb.interactive;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The command as far as it was put together; what is left of it when a question is broken off. */
final class Draft {
    private Optional<MigrationCommand> command = Optional.empty();
    private boolean started;

    void begin(MigrationCommand first) {
        command = Optional.of(first);
    }

    void change(UnaryOperator<MigrationCommand> change) {
        command = command.map(change);
    }

    /** Once the source is chosen. */
    MigrationCommand command() {
        return command.orElseThrow();
    }

    /** From now on it is the real run that is meant. */
    void start() {
        started = true;
    }

    boolean started() {
        return started;
    }

    /** The command line that does the same without questions; empty before the source is chosen. */
    Optional<List<String>> words() {
        return command.map(made -> started ? made.real() : made.dryRun());
    }
}
