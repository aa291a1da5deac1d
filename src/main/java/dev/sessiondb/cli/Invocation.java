package dev.sessiondb.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** How this program was started, so that what it prints can be pasted. */
final class Invocation {
    /** The launcher's, as it was called. */
    private static final String LAUNCHER = "sessiondb.command";

    private Invocation() {}

    /** The command line of another command of this program, quoted for a shell. */
    static String of(List<String> arguments) {
        List<String> words = new ArrayList<>(program());
        words.addAll(arguments);
        return Words.shell(words);
    }

    static String of(String... arguments) {
        return of(List.of(arguments));
    }

    private static List<String> program() {
        String launcher = System.getProperty(LAUNCHER, "");
        return launcher.isEmpty() ? plain() : List.of(launcher);
    }

    private static List<String> plain() {
        CodeSource source = Invocation.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return List.of("sessiondb");
        }
        try {
            return List.of("java", "-jar", Path.of(source.getLocation().toURI()).toString());
        } catch (URISyntaxException e) {
            return List.of("sessiondb");
        }
    }
}
