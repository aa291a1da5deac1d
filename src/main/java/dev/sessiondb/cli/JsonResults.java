package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.PhaseTime;
import dev.sessiondb.migrate.Rehearsal;
import dev.sessiondb.migrate.RejectReport;
import dev.sessiondb.migrate.TableReport;
import dev.sessiondb.plan.Accounting;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.SequenceStart;
import dev.sessiondb.store.TargetDescription;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Previews and reports as JSON trees. */
final class JsonResults {

    private JsonResults() {}

    static ObjectNode preview(Preview preview) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        preview.source().ifPresent(source -> node.putObject("source")
                .put("path", source.path().toString())
                .put("bytes", source.bytes())
                .put("encoding", source.encoding())
                .put("journalMode", source.journalMode()));
        preview.target().ifPresent(target -> server(target, node.putObject("target")));
        checks(preview.checks(), node.putArray("checks"));
        preview.backup().ifPresent(backup -> backup(backup, node.putObject("backup")));
        preview.plan().ifPresent(plan -> node.set("plan", JsonPlan.of(plan)));
        merges(preview.merges(), node.putArray("merges"));
        return node;
    }

    static ObjectNode report(MigrationReport report) {
        ObjectNode node = preview(report.preview());
        Accounting accounted = report.preview().plan().orElseThrow().accounting();
        node.put("runId", report.runId());
        node.put("verify", report.verify().name().toLowerCase(Locale.ROOT));
        node.put("inserted", report.inserted());
        backup(report.backup(), node.putObject("backup"));
        ArrayNode tables = node.putArray("tables");
        report.tables().forEach(table -> table(table, tables.addObject()));
        ArrayNode sequences = node.putArray("sequences");
        for (SequenceStart sequence : report.sequences()) {
            ObjectNode entry =
                    sequences.addObject().put("table", sequence.table()).put("column", sequence.column());
            sequence.next().ifPresentOrElse(next -> entry.put("next", next), () -> entry.putNull("next"));
        }
        ArrayNode phases = node.putArray("phases");
        for (PhaseTime time : report.phases()) {
            phases.addObject().put("phase", time.phase().title()).put("milliseconds", time.milliseconds());
        }
        report.rejects().ifPresent(rejects -> rejects(rejects, node.putObject("rejects")));
        node.put("published", report.rehearsal().isEmpty());
        report.rehearsal().ifPresent(rehearsal -> rehearsal(rehearsal, node.putObject("rehearsal")));
        node.putObject("accounted")
                .put("objects", accounted.objects())
                .put("objectsAccounted", accounted.accounted())
                .put("rows", report.sourceRows())
                .put("rowsAccounted", report.accountedRows());
        ArrayNode warnings = node.putArray("warnings");
        report.warnings().forEach(warnings::add);
        return node;
    }

    private static void rehearsal(Rehearsal rehearsal, ObjectNode node) {
        node.put("bytes", rehearsal.total());
        ArrayNode tables = node.putArray("tables");
        rehearsal.bytes().forEach((table, bytes) -> tables.addObject()
                .put("table", table)
                .put("bytes", bytes));
    }

    private static void rejects(RejectReport rejects, ObjectNode node) {
        node.put("file", rejects.file().toString()).put("rows", rejects.rows());
        ArrayNode tables = node.putArray("tables");
        new TreeMap<>(rejects.tables())
                .forEach((table, rows) -> tables.addObject().put("table", table).put("rows", rows));
    }

    static void server(TargetDescription server, ObjectNode node) {
        node.put("name", server.name())
                .put("schema", server.schema())
                .put("serverVersion", server.serverVersion())
                .put("user", server.user());
    }

    static void checks(List<Check> checks, ArrayNode array) {
        for (Check check : checks) {
            ObjectNode node = array.addObject();
            node.put("id", check.id());
            node.put("title", check.title());
            node.put("status", check.status().name().toLowerCase(Locale.ROOT));
            node.put("detail", check.detail());
            check.hint().ifPresent(hint -> node.put("hint", hint).put("docs", Catalogue.place(check.id())));
        }
    }

    static void backup(BackupPlan backup, ObjectNode node) {
        node.put("copy", backup.copy().toString());
        node.put("dump", backup.dump().toString());
        node.put("manifest", backup.manifest().toString());
        node.put("requiredBytes", backup.requiredBytes());
        node.put("usableBytes", backup.usableBytes());
    }

    static void backup(BackupReport backup, ObjectNode node) {
        file(backup.copy(), node.putObject("copy"));
        file(backup.dump(), node.putObject("dump"));
        backup.original().ifPresent(original -> file(original, node.putObject("original")));
        node.put("manifest", backup.manifest().toString());
    }

    private static void file(BackupFile file, ObjectNode node) {
        node.put("path", file.path().toString()).put("bytes", file.bytes()).put("sha256", file.sha256());
    }

    private static void table(TableReport table, ObjectNode node) {
        node.put("source", table.source());
        node.put("target", table.target());
        node.put("mode", table.mode().name().toLowerCase(Locale.ROOT));
        node.put("rows", table.rows());
        node.put("inserted", table.inserted());
        node.put("unchanged", table.unchanged());
        node.put("skipped", table.skipped());
        node.put("updated", table.updated());
        node.put("deleted", table.deleted());
        node.put("rejected", table.rejected());
        node.put("valuesCompared", table.valuesCompared());
        node.put("loadMilliseconds", table.loadMilliseconds());
    }

    private static void merges(List<MergeCount> merges, ArrayNode array) {
        for (MergeCount merge : merges) {
            ObjectNode node = array.addObject();
            node.put("table", merge.table());
            node.put("fresh", merge.fresh());
            node.put("identical", merge.identical());
            node.put("differing", merge.differing());
            node.put("shadowed", merge.shadowed());
            node.put("updated", merge.updated());
            ArrayNode violations = node.putArray("violations");
            for (MergeViolation violation : merge.violations()) {
                ArrayNode rows = violations
                        .addObject()
                        .put("constraint", violation.constraint())
                        .put("definition", violation.definition())
                        .put("follows", violation.follows())
                        .put("rows", violation.rows())
                        .putArray("rowNames");
                violation.rowNames().forEach(rows::add);
            }
            ArrayNode examples = node.putArray("examples");
            merge.examples().forEach(examples::add);
            ArrayNode seeds = node.putArray("seeds");
            merge.seeds().forEach(seeds::add);
        }
    }
}
