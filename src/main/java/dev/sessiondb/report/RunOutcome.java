package dev.sessiondb.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page's head: what came out of the run, and what state the data is in. */
final class RunOutcome {
    private RunOutcome() {}

    static Outcome of(RunContent run) {
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(run));
        run.failure().ifPresent(failure -> failure(failure, sentences));
        run.carried()
                .flatMap(CarriedRun::rejects)
                .ifPresent(rejects -> sentences.add(Amounts.count(rejects.rows(), "row")
                        + " left out, as asked: they are in the reject file `" + rejects.file() + "`."));
        run.notes().forEach(note -> sentences.add("Note: " + note + "."));
        return new Outcome(tone(run), word(run), sentences);
    }

    static Tone tone(RunContent run) {
        return switch (run.kind()) {
            case PUBLISHED -> run.failure().isPresent() || rejected(run) ? Tone.OPEN : Tone.GOOD;
            case DRY_RUN, REHEARSED, UNDER_WAY, UNDONE -> Tone.OPEN;
            case REFUSED, FAILED, DIED, UNKNOWN -> Tone.BAD;
        };
    }

    private static boolean rejected(RunContent run) {
        return run.carried().flatMap(CarriedRun::rejects).isPresent();
    }

    static String word(RunContent run) {
        return switch (run.kind()) {
            case PUBLISHED -> run.failure().isPresent() ? "Published, but not all was done" : "Published";
            case DRY_RUN -> "Dry run: nothing was done";
            case REHEARSED -> "Rehearsed: nothing was published";
            case UNDER_WAY -> "At work";
            case UNDONE -> "Published once, and taken back";
            case REFUSED -> "Refused: nothing was done";
            case FAILED -> "Failed: nothing was published";
            case UNKNOWN -> "Failed: whether it was published is not known";
            case DIED -> "Died: nothing was published";
        };
    }

    static String sentence(RunContent run) {
        return switch (run.kind()) {
            case PUBLISHED, UNDONE -> published(run);
            case DRY_RUN ->
                "Every check was made, and what would happen was worked out" + planned(run)
                        + ". Nothing was written: source, target and files are as they were.";
            case REHEARSED ->
                "All was done on the real server up to the comparison" + planned(run)
                        + "; then the staged tables were dropped. The application's tables are as they were.";
            case UNDER_WAY -> "The run has not ended. What follows is what the ledger knew when this page was made.";
            case REFUSED -> "A check failed before anything was written. Source, target and files are as they were.";
            case FAILED -> "The run ended before its rows were published.";
            case UNKNOWN -> "The run ended while it published its rows. `sessiondb runs` says what the ledger has.";
            case DIED ->
                "The run ended without saying how, before its rows were published. The next run clears away what it left, or goes on with it: `--resume`.";
        };
    }

    private static String planned(RunContent run) {
        return run.plan()
                .filter(plan -> !plan.tables().isEmpty())
                .map(plan -> ": " + Amounts.count(plan.tables().size(), "table") + " with "
                        + Amounts.count(plan.rows(), "row"))
                .orElse("");
    }

    private static String published(RunContent run) {
        String rows = run.carried()
                .map(carried -> Amounts.count(carried.tables().size(), "table") + " with "
                        + Amounts.count(carried.rows(), "row"))
                .orElse("The rows");
        String where = " in " + run.target();
        return run.kind() == RunKind.UNDONE
                ? rows + " had been published" + where + "; `sessiondb undo` took the run back."
                : rows
                        + (run.carried().isPresent()
                                ? ", " + compared(run.carried().get()) + ","
                                : "") + " are" + where + ".";
    }

    private static String compared(CarriedRun carried) {
        return switch (carried.verify().toLowerCase(Locale.ROOT)) {
            case "full" -> Amounts.count(carried.values(), "value") + " compared, all equal";
            case "counts" -> "their rows counted on both sides";
            default -> "not compared, as asked";
        };
    }

    static void failure(Failure failure, List<String> sentences) {
        sentences.add("Error: " + failure.message() + ".");
        failure.cause().ifPresent(cause -> sentences.add("Caused by: " + cause + "."));
        failure.state().ifPresent(state -> sentences.add("State: " + state + "."));
        failure.hint().ifPresent(hint -> sentences.add("Hint: " + hint + "."));
    }
}
