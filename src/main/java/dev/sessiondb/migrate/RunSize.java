package dev.sessiondb.migrate;

import dev.sessiondb.preflight.FilePreview;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.preflight.SqlitePreview;
import dev.sessiondb.store.SourceDescription;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a run is about.
 *
 * @param tables of the source
 * @param rows of the source, those that are left out among them
 * @param bytes of the source's file, where it is one
 * @param findings of the plan, those that are errors among them
 * @param rejected how many rows are left out
 */
public record RunSize(long tables, long rows, OptionalLong bytes, long findings, long rejected) {

    /** Of a migration to PostgreSQL; empty where no plan could be made. */
    static Optional<RunSize> of(Preview preview) {
        return preview.plan()
                .map(plan -> new RunSize(
                        plan.tables().size(),
                        plan.rows(),
                        bytes(preview.source()),
                        plan.findings().size(),
                        plan.rejected()));
    }

    /** Of a migration to a file; a file holds all that a source does. */
    static RunSize of(FilePreview preview) {
        return new RunSize(preview.tables().size(), preview.rows(), bytes(preview.source()), 0, 0);
    }

    /** Of a way to SQLite; empty where no plan could be made. */
    static Optional<RunSize> of(SqlitePreview preview) {
        return preview.plan()
                .map(plan -> new RunSize(
                        plan.tables().size(),
                        plan.rows(),
                        OptionalLong.empty(),
                        plan.findings().size(),
                        0));
    }

    private static OptionalLong bytes(Optional<SourceDescription> source) {
        return source.map(found -> OptionalLong.of(found.bytes())).orElse(OptionalLong.empty());
    }
}
