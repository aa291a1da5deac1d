package dev.sessiondb.cli;

import dev.sessiondb.schemaops.SchemaStatus;
import java.util.ArrayList;
import java.util.List;

/** Commands about the same schema and the same directory of migrations, to be pasted. */
final class SchemaInvocation {
    private SchemaInvocation() {}

    /** @param command such as {@code migrate} */
    static String of(SchemaStatus status, String command, String... more) {
        List<String> words = new ArrayList<>(List.of("schema", command));
        words.addAll(List.of("--schema", status.state().target().schema()));
        status.directory().ifPresent(directory -> words.addAll(List.of("--migrations", directory.toString())));
        words.addAll(List.of(more));
        return Invocation.of(words);
    }
}
