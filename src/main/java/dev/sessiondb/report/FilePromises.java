package dev.sessiondb.report;

import dev.sessiondb.report.FileRun.Changes;
import dev.sessiondb.report.FileRun.Done;
import dev.sessiondb.report.FileRun.FileTable;
import dev.sessiondb.report.Promises.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four promises, each with what a run that makes a file shows for it. */
final class FilePromises {
    private static final String OPEN = "nothing to show yet";

    private final FileRun run;
    private final RunPromises common;

    FilePromises(FileRun run) {
        this.run = run;
        this.common = new RunPromises(run.run());
    }

    Promises all() {
        return new Promises(List.of(common.asked(), whole(), proved(), back()));
    }

    private Promise whole() {
        String title = "All or nothing";
        if (run.done().isPresent()) {
            return new Promise(
                    title, Tone.GOOD, "kept", List.of(run.done().get().whole()));
        }
        return switch (run.run().kind()) {
            case DRY_RUN ->
                new Promise(
                        title,
                        Tone.OPEN,
                        OPEN,
                        List.of("Nothing was written. A real run finishes the file before anybody can see it."));
            case UNKNOWN ->
                new Promise(
                        title,
                        Tone.BAD,
                        "not kept",
                        List.of("What was printed can't be taken back, and is not whole."));
            default -> new Promise(title, Tone.GOOD, "kept", List.of("Nothing of it was put in place."));
        };
    }

    private Promise proved() {
        String title = "Proved, not hoped";
        if (run.done().isPresent()) {
            return new Promise(title, Tone.GOOD, "kept", proof(run.done().get()));
        }
        List<String> evidence = new ArrayList<>();
        long values = run.tables().stream()
                .map(FileTable::changes)
                .flatMap(Optional::stream)
                .mapToLong(Changes::values)
                .sum();
        if (values > 0) {
            evidence.add("The file was made in a private directory, compared and removed: "
                    + Amounts.count(values, "value") + " in " + Amounts.count(run.rows(), "row") + ", all equal.");
        }
        evidence.add(
                run.run().real()
                        ? "It ended before all was compared, or because of what the comparison found."
                        : "A real run compares the new file before it gets its name.");
        return new Promise(title, Tone.OPEN, OPEN, evidence);
    }

    private static List<String> proof(Done done) {
        List<String> evidence = new ArrayList<>(List.of(done.proof()));
        done.file()
                .flatMap(KeptBackup.KeptFile::sha256)
                .ifPresent(sum -> evidence.add("The SHA-256 of the file is `" + sum + "`."));
        return evidence;
    }

    private Promise back() {
        String title = "You can go back";
        Optional<KeptBackup> backup = run.run().backup();
        if (backup.filter(KeptBackup::made).isPresent()) {
            return new Promise(
                    title,
                    Tone.GOOD,
                    "kept",
                    List.of(RunPromises.kept(backup.get()), "The source was only read.", "The commands are below."));
        }
        if (run.done().isPresent()) {
            return new Promise(
                    title,
                    Tone.GOOD,
                    "kept",
                    List.of("Nothing was replaced, so nothing had to be backed up.", "The source was only read."));
        }
        List<String> evidence = new ArrayList<>(List.of("Nothing was changed, so there is nothing to go back from."));
        backup.ifPresent(planned ->
                evidence.add("A real run backs up the file first; the manifest will be `" + planned.manifest() + "`."));
        return new Promise(title, Tone.OPEN, OPEN, evidence);
    }
}
