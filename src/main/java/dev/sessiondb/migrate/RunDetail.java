package dev.sessiondb.migrate;

import dev.sessiondb.io.Json;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.preflight.PublishedSource;
import dev.sessiondb.report.PlannedRun;
import dev.sessiondb.report.RunDocuments;
import dev.sessiondb.store.SourceDescription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the ledger keeps of a run beside its state: a JSON object. */
final class RunDetail {
    private static final String RESUMABLE = "resumable";

    private RunDetail() {}

    /** @param resumable whether another process could go on with the run from its backup copy alone */
    static String of(
            MigrationPlan plan, SourceDescription source, MigrationOptions options, String command, boolean resumable) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("command", command);
        detail.put("tables", plan.tables().size());
        detail.put("rows", plan.rows());
        detail.put("rejected", plan.rejected());
        detail.put("findings", plan.findings().size());
        detail.put(PublishedSource.LAST_WRITE, source.lastWrite().toString());
        detail.put(PublishedSource.ZONE, options.zone().getId());
        detail.put(RESUMABLE, resumable);
        detail.put("access", source.access());
        if (!options.policies().automatic()) {
            String profile = options.policies().profile().about().name();
            detail.put("profile", profile.isEmpty() ? "none" : profile);
        }
        return Json.line(detail);
    }

    /** What is known once it is over: rows inserted, milliseconds of wall time by phase, and what its page shows. */
    static String of(MigrationReport report) {
        Map<String, Object> timings = new LinkedHashMap<>();
        report.phases().forEach(time -> timings.put(time.phase().title(), time.milliseconds()));
        Map<String, Object> detail = planned(report.preview());
        detail.put("inserted", report.inserted());
        detail.put("timings", timings);
        detail.put(
                RunDocuments.OUTCOME,
                RunDocuments.of(ReportedRun.carried(report), ReportedRun.backup(report.backup())));
        return Json.line(detail);
    }

    /** What was planned, for a run that failed. */
    static String of(Preview preview) {
        return Json.line(planned(preview));
    }

    private static Map<String, Object> planned(Preview preview) {
        Map<String, Object> detail = new LinkedHashMap<>();
        preview.target().ifPresent(target -> detail.put("target", target.name() + ", schema " + target.schema()));
        PlannedRun.of(preview).ifPresent(plan -> detail.put(RunDocuments.PLAN, RunDocuments.of(plan)));
        return detail;
    }

    /** The same, and what the way back will ask for. */
    static String with(String detail, Originals originals) {
        if (originals.tables().isEmpty()) {
            return detail;
        }
        return detail.substring(0, detail.length() - 1) + ",\"" + Originals.NAME + "\":"
                + Json.line(originals.document()) + "}";
    }

    static boolean resumable(String detail) {
        return value(detail, RESUMABLE).filter(Boolean.TRUE::equals).isPresent();
    }

    static Optional<Instant> lastWrite(String detail) {
        return value(detail, PublishedSource.LAST_WRITE).map(String::valueOf).map(Instant::parse);
    }

    private static Optional<Object> value(String detail, String name) {
        try (InputStream in = new ByteArrayInputStream(detail.getBytes(StandardCharsets.UTF_8))) {
            return Optional.ofNullable(Json.object(in).get(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
