package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one error handler: what, cause, state, hint on standard error, and the document on standard output with {@code --json}. */
final class ErrorPrinter {
    private static final String CONNECTION_STRING = "--connection-string";
    private static final String UNKNOWN =
            "what the ledger doesn't call published isn't visible; a staging schema or temporary files may be left, which the next run clears away";

    private final Console console;
    private final Optional<PartialResult> json;
    private final boolean debug;
    private final UnaryOperator<Problem> naming;

    /**
     * A printer.
     *
     * @param json what the command knows so far, where a document is wanted
     * @param naming gives an interrupted command's problem the name of its signal
     */
    ErrorPrinter(Console console, Optional<PartialResult> json, boolean debug, UnaryOperator<Problem> naming) {
        this.console = console;
        this.json = json;
        this.debug = debug;
        this.naming = naming;
    }

    /** A bad command line. */
    int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        Problem problem = Problem.of(ErrorCode.USAGE, message(failure)).hint(hint(failure, command));
        return print(problem, command.getCommandSpec().qualifiedName(" "));
    }

    private static String message(ParameterException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.contains(CONNECTION_STRING)
                ? "`--connection-string` does not exist: a password on a command line is visible to everyone on the machine"
                : text.lines().findFirst().orElse(text);
    }

    private static String hint(ParameterException failure, CommandLine command) {
        if (String.valueOf(failure.getMessage()).contains(CONNECTION_STRING)) {
            return "set `SESSIONDB_POSTGRES_URL`, or `sessiondb.postgres.connectionString` in `.sessiondb/config.yaml`";
        }
        List<String> alike =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String help = "`" + command.getCommandSpec().qualifiedName(" ") + " --help` shows what there is";
        return alike.isEmpty() ? help : "did you mean `" + String.join("` or `", alike) + "`? " + help;
    }

    /** A failure while a command ran. */
    int failed(Exception failure, String command) {
        console.screen().end();
        if (debug) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof SessionDbException known) {
            return print(naming.apply(known.problem()), command);
        }
        return print(
                Problem.of(ErrorCode.INTERNAL, "an error in sessiondb itself")
                        .causedBy(failure.getClass().getSimpleName() + ": " + failure.getMessage())
                        .state(UNKNOWN)
                        .hint("run again with `--debug` and report what it prints"),
                command);
    }

    /** What a command isn't meant to survive: no memory, no stack, a class that can't be loaded. */
    int broken(Error failure, String command) {
        if (debug) {
            failure.printStackTrace(console.err());
        }
        Problem problem = Problem.of(
                        ErrorCode.INTERNAL,
                        failure instanceof OutOfMemoryError
                                ? "the memory that Java may use is not enough"
                                : "an error in sessiondb itself")
                .causedBy(failure.getClass().getSimpleName() + ": " + failure.getMessage())
                .state(UNKNOWN)
                .hint(
                        failure instanceof OutOfMemoryError
                                ? "give it more, such as `java -Xmx2g -jar sessiondb.jar ...`, and run the same command again"
                                : "run again with `--debug` and report what it prints");
        return print(problem, command);
    }

    /** A problem as it is; returns its exit status. */
    synchronized int print(Problem problem, String command) {
        console.screen().end();
        PrintWriter err = console.err();
        err.println("error: " + problem.message());
        problem.causedBy().ifPresent(cause -> err.println("  caused by: " + Words.indent(cause, 4)));
        err.println("  state: " + problem.state());
        problem.hint().ifPresent(hint -> {
            err.println();
            err.println("hint: " + hint);
        });
        err.flush();
        json.ifPresent(
                partial -> JsonDocument.failure(command, problem, partial).print(console.out()));
        return problem.code().exitStatus();
    }
}
