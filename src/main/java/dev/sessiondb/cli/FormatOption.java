package dev.sessiondb.cli;

import dev.sessiondb.config.Applications;
import dev.sessiondb.config.SessionFileForm;
import dev.sessiondb.io.Compression;
import dev.sessiondb.json.SessionFormat;
import dev.sessiondb.json.SessionMembers;
import dev.sessiondb.store.FileFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What kind of JSON document is written: a dump, or the session file of an application. */
final class FormatOption {
    private static final String DUMP = "dump";

    @Option(
            names = "--format",
            defaultValue = DUMP,
            paramLabel = "FORMAT",
            completionCandidates = Words.class,
            description =
                    "A dump of the whole database, or the session file that an application reads: ${COMPLETION-CANDIDATES} (default: dump).")
    private String format = DUMP;

    /** The words that can be given. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(DUMP), applications().stream()).iterator();
        }
    }

    /** Those of the applications that have a session file. */
    static List<String> applications() {
        return Applications.sessionFiles().stream().map(SessionFileForm::name).toList();
    }

    boolean isDump() {
        return format.equalsIgnoreCase(DUMP);
    }

    /**
     * The format.
     *
     * @throws ParameterException when the word isn't known, or nothing but a dump can be compressed
     */
    FileFormat format(CommandSpec spec, Compression compression) {
        if (isDump()) {
            return Backends.dumpFormat(compression);
        }
        SessionFileForm form = Applications.sessionFiles().stream()
                .filter(known -> known.name().equals(format.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "`--format` is `" + format + "`, which is none of `" + String.join("`, `", new Words()) + "`"));
        if (compression != Compression.NONE) {
            throw new ParameterException(
                    spec.commandLine(), "`--compress` is for dumps: an application reads its session file as it is");
        }
        return new SessionFormat(new SessionMembers(form.name(), form.booleans(), form.structures()));
    }
}
