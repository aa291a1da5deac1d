package dev.sessiondb.interactive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line that is put together.
 *
 * @param source arguments that name the source
 * @param output arguments for what is printed, which the command that is shown at the end doesn't need
 * @param options what was decided, by the option's name
 */
record MigrationCommand(List<String> source, List<String> output, Map<String, String> options, boolean cutover) {
    private static final List<String> COMMAND = List.of("migrate", "to", "postgres");

    MigrationCommand {
        source = List.copyOf(source);
        output = List.copyOf(output);
        options = new LinkedHashMap<>(options);
    }

    static MigrationCommand of(SourceFile source, List<String> output) {
        return new MigrationCommand(source.arguments(), output, Map.of(), false);
    }

    MigrationCommand with(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new MigrationCommand(source, output, more, cutover);
    }

    /** The same, making PostgreSQL the default backend afterwards. */
    MigrationCommand cuttingOver() {
        return new MigrationCommand(source, output, options, true);
    }

    Optional<String> decided(String option) {
        return Optional.ofNullable(options.get(option));
    }

    List<String> dryRun() {
        return cutover ? words("--set-default") : words();
    }

    List<String> rehearsal() {
        return words("--rehearse");
    }

    List<String> real() {
        return cutover ? words("--execute", "--set-default") : words("--execute");
    }

    /** The same command, which says where it is as was asked for. */
    List<String> run(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(output);
        return all;
    }

    private List<String> words(String... last) {
        List<String> words = new ArrayList<>(COMMAND);
        words.addAll(source);
        options.forEach((option, value) -> words.addAll(List.of(option, value)));
        words.addAll(List.of(last));
        return words;
    }
}
