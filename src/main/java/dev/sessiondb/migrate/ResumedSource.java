package dev.sessiondb.migrate;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.DerivedSource;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import java.nio.file.Path;
import java.util.List;

/** A source as a run that died saw it: its backup copy, under the source's own name. */
final class ResumedSource implements SourceStore {
    private final SourceStore files;
    private final ResumedRun run;

    ResumedSource(SourceStore files, ResumedRun run) {
        this.files = files;
        this.run = run;
    }

    @Override
    public Path path() {
        return files.path();
    }

    @Override
    public List<Check> probe() {
        return List.of(Check.pass(
                "source.copy",
                "the backup copy of the run that is resumed",
                "`" + run.snapshot().copy() + "`, SHA-256 as in the ledger"));
    }

    @Override
    public Source open() {
        Source copy = files.openCopy(run.snapshot().copy());
        SourceDescription found = copy.description();
        SourceDescription described = new SourceDescription(
                run.died().source(),
                Path.of(run.died().source()),
                found.bytes(),
                found.encoding(),
                found.journalMode(),
                found.access(),
                RunDetail.lastWrite(run.died().detail()).orElse(found.lastWrite()));
        return new DerivedSource(described, copy, () -> {});
    }

    @Override
    public Source openCopy(Path copy) {
        return files.openCopy(copy);
    }

    @Override
    public Source openCopyToVerify(Path copy) {
        return files.openCopyToVerify(copy);
    }

    @Override
    public SourceStatus status() {
        return files.status();
    }
}
