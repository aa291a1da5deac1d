package dev.sessiondb;

import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;

/** Where the process begins and ends. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Sessiondb.run(
                arguments, Console.standard(), status -> Runtime.getRuntime().halt(status)));
    }
}
