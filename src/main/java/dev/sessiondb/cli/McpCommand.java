package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.mcp.Access;
import dev.sessiondb.mcp.AgentServer;
import dev.sessiondb.mcp.CommandCall;
import dev.sessiondb.mcp.CommandCalls;
import dev.sessiondb.mcp.ToolNames;
import dev.sessiondb.migrate.RunListener;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sessiondb mcp}. */
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves an agent: status, backups, verify, migrate and restore as tools of the Model Context Protocol, over standard input and output.",
            "What writes is a dry run unless the agent says otherwise; connections and files come from the configuration only."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb mcp               what a client starts",
            "  sessiondb mcp --read-only   dry runs only",
            "",
            "It ends when standard input does; what is at work then is cancelled as by Ctrl-C.",
            "",
            "Exit status: 0 the client is gone, 2 bad command line, 130 Ctrl-C, 143 SIGTERM."
        })
final class McpCommand implements Callable<Integer>, CommandCalls {
    private final Console console;

    @Option(names = "--read-only", description = "Dry runs only: the agent can write nothing.")
    private boolean readOnly;

    @Option(
            names = "--underscores",
            description = "Name the tools `sessiondb_status` and so on, for clients that refuse `sessiondb.status`.")
    private boolean underscores;

    McpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AgentServer.Options options = new AgentServer.Options(
                Version.number(),
                readOnly ? Access.READ_ONLY : Access.FULL,
                underscores ? ToolNames.UNDERSCORED : ToolNames.DOTTED);
        try {
            new AgentServer(this, options).serve(new FileInputStream(FileDescriptor.in), console.raw());
            return 0;
        } catch (InterruptedException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "the server was asked to end")
                    .state("what was at work is cancelled; its answer says what became of the data")
                    .hint("look with `sessiondb status`")
                    .toException(e);
        }
    }

    @Override
    public CommandCall of(List<String> arguments, RunListener follower) {
        return new ServedCommand(console, arguments, follower);
    }

    @Override
    public String refused(String command, Problem problem) {
        StringWriter document = new StringWriter();
        JsonDocument.failure(command, problem, new PartialResult()).print(new PrintWriter(document));
        return document.toString();
    }
}
