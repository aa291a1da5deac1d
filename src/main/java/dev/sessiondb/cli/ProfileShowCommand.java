package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.profile.BuiltInProfiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb profile show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Prints a profile that comes with the program, ready to be changed and given with `--profile FILE`.",
        footer = {
            "",
            "Examples:",
            "  sessiondb profile show NAME > profile.yaml    a copy to change",
            "",
            "Exit status: 0 done, 2 bad command line."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProfileShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "One of `sessiondb profile list`.")
    private String name;

    @Mixin
    private OutputOptions output;

    ProfileShowCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        String text = BuiltInProfiles.text(name).orElseThrow(this::unknown);
        if (output.json()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("name", name);
            result.put("profile", text);
            partial.set(result);
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            console.out().print(text);
            console.out().flush();
        }
        return 0;
    }

    private ParameterException unknown() {
        return new ParameterException(
                spec.commandLine(),
                "there is no profile `" + name + "`; there are " + String.join(", ", BuiltInProfiles.names()));
    }
}
