package dev.sessiondb.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The page of a run that makes or replaces a file. */
public final class FilePage {
    private final FileRun file;
    private final RunContent run;

    private FilePage(FileRun file) {
        this.file = file;
        this.run = file.run();
    }

    /** The page; {@code made} is the time it is made at. */
    public static Page of(FileRun run, Instant made) {
        return new FilePage(run).page(made);
    }

    private Page page(Instant made) {
        RunPage common = new RunPage(run);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("promises", "The four promises", List.of(new FilePromises(file).all())));
        sections.add(FileSection.of(file));
        if (!run.phases().isEmpty()) {
            sections.add(new Section("time", "Time", List.of(TimeSection.phases(run.phases()))));
        }
        sections.add(FindingSection.of(run));
        sections.add(backup());
        common.next().ifPresent(sections::add);
        sections.add(back());
        sections.add(common.about());
        return new Page(common.title(), common.way(), outcome(), sections, common.made(made));
    }

    private Outcome outcome() {
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence());
        run.failure().ifPresent(failure -> RunOutcome.failure(failure, sentences));
        run.notes().forEach(note -> sentences.add("Note: " + note + "."));
        return new Outcome(RunOutcome.tone(run), word(), sentences);
    }

    private String word() {
        return switch (run.kind()) {
            case DRY_RUN, REFUSED -> RunOutcome.word(run);
            case PUBLISHED -> "Done";
            case UNKNOWN -> "Failed: what was printed is not whole";
            default -> "Failed: nothing was put in place";
        };
    }

    private String sentence() {
        return switch (run.kind()) {
            case DRY_RUN, REFUSED -> RunOutcome.sentence(run);
            case PUBLISHED -> file.done().map(FileRun.Done::proof).orElse("The file is in place.");
            default -> "The run ended before all of " + file.file() + " was in place.";
        };
    }

    private Section backup() {
        if (run.backup().isPresent()) {
            return BackupSection.of(run);
        }
        String why =
                file.replaces() ? "None was made." : "There is no file in its place, so there is nothing to back up.";
        return new Section("backup", "Backup", List.of(new Paragraph(why)));
    }

    private Section back() {
        Block block = run.back().isEmpty()
                ? new Paragraph("Nothing was put in place, so there is nothing to go back from.")
                : new Steps(run.back());
        return new Section("back", "How to go back", List.of(block));
    }
}
