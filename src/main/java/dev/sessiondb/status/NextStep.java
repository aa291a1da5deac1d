package dev.sessiondb.status;

import java.util.List;
import java.util.Optional;

/**
 * Something to do now.
 *
 * @param description why, or in which case
 * @param arguments of this program; empty when it is no command of this program's
 * @param shell another command
 */
public record NextStep(String description, List<String> arguments, Optional<String> shell) {
    public NextStep {
        arguments = List.copyOf(arguments);
    }

    static NextStep command(String description, String... arguments) {
        return new NextStep(description, List.of(arguments), Optional.empty());
    }

    static NextStep shell(String description, String command) {
        return new NextStep(description, List.of(), Optional.of(command));
    }
}
