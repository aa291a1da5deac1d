package dev.sessiondb.report;

import java.util.List;

/** What is said in the place of what isn't known. */
final class NotRecorded {
    private NotRecorded() {}

    static List<Block> of(String what, RunContent run) {
        String why = run.failure().isPresent() || run.kind() == RunKind.DIED || run.kind() == RunKind.UNDER_WAY
                ? ": the run had not come that far, or the ledger was not told."
                : ": not recorded by the version of sessiondb that made the run.";
        return List.of(new Paragraph("Not known " + what + why));
    }
}
