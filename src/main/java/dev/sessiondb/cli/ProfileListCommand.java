package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.profile.BuiltInProfiles;
import dev.sessiondb.profile.Profile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sessiondb profile list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lists the profiles that come with the program; each is taken by itself when it is about the source.",
        footer = {"", "Examples:", "  sessiondb profile list", "", "Exit status: 0 done, 2 bad command line."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProfileListCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOptions output;

    ProfileListCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        List<Profile.About> all = BuiltInProfiles.names().stream()
                .flatMap(name -> BuiltInProfiles.find(name).stream())
                .map(Profile::about)
                .toList();
        if (output.json()) {
            partial.set(result(all));
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            all.forEach(about -> console.out().printf("%-10s %s%n", about.name(), about.description()));
            console.out().flush();
        }
        return 0;
    }

    private static ObjectNode result(List<Profile.About> all) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode profiles = result.putArray("profiles");
        all.forEach(about -> profiles.addObject().put("name", about.name()).put("description", about.description()));
        return result;
    }
}
