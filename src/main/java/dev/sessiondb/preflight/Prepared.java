package dev.sessiondb.preflight;

import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.Target;
import java.util.Optional;

/**
 * What a preflight leaves open for the run that follows it: the snapshot it analysed, the target and, in a real run, its lock.
 */
public record Prepared(Preview preview, Optional<Source> source, Optional<Target> target, Optional<RunLock> lock)
        implements AutoCloseable {

    @Override
    public void close() {
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
