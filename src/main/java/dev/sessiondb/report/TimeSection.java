package dev.sessiondb.report;

import dev.sessiondb.report.DataTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long each phase took, and how fast the rows went in. */
final class TimeSection {
    /** Less than that says nothing about a rate, in milliseconds. */
    private static final long TOO_SHORT = 200;

    private TimeSection() {}

    static Section of(RunContent run) {
        List<Block> blocks = new ArrayList<>();
        if (run.phases().isEmpty()) {
            blocks.addAll(
                    run.real()
                            ? NotRecorded.of("how long it took", run)
                            : List.of(
                                    new Paragraph(
                                            "A real run takes longer than this; `--rehearse` measures it on the real server.")));
        } else {
            blocks.add(phases(run.phases()));
        }
        run.carried().map(CarriedRun::samples).ifPresent(samples -> blocks.add(throughput(samples)));
        return new Section("time", "Time and throughput", blocks);
    }

    static Block phases(List<PhaseDuration> phases) {
        List<List<String>> rows = phases.stream()
                .map(phase -> List.of(phase.phase(), Amounts.duration(phase.milliseconds())))
                .toList();
        long all = phases.stream().mapToLong(PhaseDuration::milliseconds).sum();
        return new DataTable(
                "phases",
                List.of(Column.text("phase"), Column.number("wall time")),
                rows,
                Optional.of(List.of("total", Amounts.duration(all))));
    }

    private static Block throughput(List<Sample> samples) {
        if (samples.isEmpty()) {
            return new Paragraph("Throughput was not recorded.");
        }
        Sample last = samples.get(samples.size() - 1);
        if (samples.size() < 3 || last.milliseconds() - samples.get(0).milliseconds() < TOO_SHORT) {
            return new Paragraph("The rows went in in " + Amounts.duration(last.milliseconds())
                    + ": too short for a picture of the throughput.");
        }
        return new RatePlot(samples);
    }
}
