package dev.sessiondb.cli;

import dev.sessiondb.migrate.CutoverPlan;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.preflight.Preview;
import java.util.List;
import java.util.Optional;

/** What a migration prints: text as it goes on, or what the one document is made of. */
final class MigrationOutput implements KnownRun {
    private final Console console;
    private final PartialResult partial;
    private final Options options;
    private final PastedCommands commands;
    private final Optional<CutoverPlan> cutover;
    private Optional<Preview> known = Optional.empty();
    private Optional<MigrationReport> made = Optional.empty();

    /**
     * How much is printed.
     *
     * @param reading options of commands that read back what this one wrote
     */
    record Options(boolean json, boolean quiet, boolean showDdl, List<String> reading) {}

    MigrationOutput(
            Console console,
            PartialResult partial,
            Options options,
            PastedCommands commands,
            Optional<CutoverPlan> cutover) {
        this.console = console;
        this.partial = partial;
        this.options = options;
        this.commands = commands;
        this.cutover = cutover;
    }

    /** The checks and the plan, before anything is written. */
    void previewed(Preview preview) {
        known = Optional.of(preview);
        DriftPrinter drift = new DriftPrinter(commands);
        partial.set(JsonResults.preview(preview));
        drift.json(preview.drifts(), partial.result().putArray("drift"));
        cutover.ifPresent(plan -> partial.result().set("cutover", JsonCutover.plan(plan)));
        boolean silent = options.json() || options.quiet();
        drift.print(preview.drifts(), silent ? console.err() : console.out());
        if (!silent) {
            new PreviewPrinter(console.out(), options.showDdl()).print(preview);
            cutover.ifPresent(this::cutover);
        }
    }

    private void cutover(CutoverPlan plan) {
        console.out().println("cutover, once the rows are published and verified");
        console.out().println("  " + plan.sentence());
        console.out().println();
        console.out().flush();
    }

    /** Everything is published; the cutover may still fail. */
    void published(MigrationReport report) {
        made = Optional.of(report);
        partial.set(JsonResults.report(report));
        cutover.ifPresent(plan -> partial.result().set("cutover", JsonCutover.plan(plan)));
        if (!options.json()) {
            new ReportPrinter(console.out(), options.quiet()).print(report);
        }
    }

    /** All is done. */
    void done(MigrationReport report) {
        made = Optional.of(report);
        if (report.cutover().isEmpty()) {
            published(report);
        }
        partial.set(JsonResults.report(report));
        if (report.rehearsal().isPresent()) {
            return;
        }
        report.cutover().ifPresent(done -> partial.result().set("cutover", JsonCutover.report(done)));
        List<Reversal.Step> reversal = back(report);
        JsonCutover.reversal(reversal, partial.result().putArray("reversal"));
        if (!options.json()) {
            new CutoverPrinter(console.out(), options.quiet()).print(report, reversal);
        }
    }

    @Override
    public Optional<Preview> known() {
        return known;
    }

    @Override
    public Optional<MigrationReport> made() {
        return made;
    }

    @Override
    public List<Reversal.Step> back(MigrationReport report) {
        return Reversal.of(report, options.reading());
    }
}
