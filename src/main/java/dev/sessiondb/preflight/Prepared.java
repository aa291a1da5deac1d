package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupUnderWay;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.Target;
import java.util.Optional;

/**
 * What a preflight leaves open for the run that follows it: the snapshot it analysed, the target and, in a real run, its lock and the backup that was begun.
 */
public record Prepared(
        Preview preview,
        Optional<Source> source,
        Optional<Target> target,
        Optional<RunLock> lock,
        Optional<BackupUnderWay> backup)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            backup.ifPresent(BackupUnderWay::close);
        } finally {
            closeStores();
        }
    }

    private void closeStores() {
        try {
            source.ifPresent(Source::close);
        } finally {
            try {
                lock.ifPresent(RunLock::close);
            } finally {
                target.ifPresent(Target::close);
            }
        }
    }
}
