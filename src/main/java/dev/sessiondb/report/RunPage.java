package dev.sessiondb.report;

import dev.sessiondb.report.Facts.Fact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a run. */
public final class RunPage {
    private final RunContent run;

    RunPage(RunContent run) {
        this.run = run;
    }

    /** The page, with what isn't known said to be so; {@code made} is the time it is made at. */
    public static Page of(RunContent run, Instant made) {
        return new RunPage(run).page(made);
    }

    private Page page(Instant made) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("promises", "The four promises", List.of(new RunPromises(run).all())));
        sections.add(new MovedSection(run).section());
        sections.add(TimeSection.of(run));
        sections.add(TypeSection.of(run));
        sections.add(KeySection.of(run));
        sections.add(FindingSection.of(run));
        sections.add(VerificationSection.of(run));
        sections.add(BackupSection.of(run));
        next().ifPresent(sections::add);
        sections.add(back());
        sections.add(about());
        return new Page(title(), way(), RunOutcome.of(run), sections, made(made));
    }

    String title() {
        return "sessiondb " + run.command()
                + run.runId().map(id -> ", run " + id).orElse(run.kind() == RunKind.DRY_RUN ? ", dry run" : "");
    }

    /** From where to where. */
    String way() {
        return "from " + run.source() + " to " + run.target();
    }

    Optional<Section> next() {
        return run.next().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("next", "What comes next", List.of(new Steps(run.next()))));
    }

    String made(Instant at) {
        return "Made by sessiondb " + run.toolVersion() + " at " + seconds(at)
                + ". This page loads nothing and holds no password.";
    }

    static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Section back() {
        List<Block> blocks = new ArrayList<>();
        if (run.back().isEmpty()) {
            blocks.add(new Paragraph(
                    run.kind() == RunKind.UNDONE
                            ? "The run was taken back already."
                            : "Nothing was published, so there is nothing to go back from."));
        } else {
            blocks.add(new Steps(run.back()));
        }
        return new Section("back", "How to go back", blocks);
    }

    Section about() {
        List<Fact> facts = new ArrayList<>();
        fact("run", run.runId().map(id -> "`" + id + "`"), facts);
        facts.add(new Fact("source", "`" + run.source() + "`"));
        facts.add(new Fact("target", "`" + run.target() + "`"));
        fact("started", run.startedAt().map(RunPage::seconds), facts);
        fact("ended", run.endedAt().map(RunPage::seconds), facts);
        fact("by", run.by(), facts);
        facts.add(new Fact("program", "sessiondb " + run.toolVersion()));
        return new Section("about", "About this run", List.of(new Facts(facts)));
    }

    private static void fact(String name, Optional<String> value, List<Fact> facts) {
        value.ifPresent(known -> facts.add(new Fact(name, known)));
    }
}
