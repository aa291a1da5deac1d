package dev.sessiondb.preflight;

import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetSnapshot;
import java.util.Optional;

/**
 * What a preflight of the way to SQLite leaves open for the run that follows it.
 *
 * @param old a snapshot of the file that will be replaced
 * @param remembered what a file that isn't there yet begins as
 * @param replacement knows the file as it was before it was read
 */
public record SqlitePrepared(
        SqlitePreview preview,
        Optional<Source> old,
        Optional<RememberedFile> remembered,
        Optional<FileReplacement> replacement,
        Optional<Target> server,
        Optional<TargetSnapshot> snapshot)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            old.ifPresent(Source::close);
            remembered.ifPresent(RememberedFile::close);
        } finally {
            try {
                snapshot.ifPresent(TargetSnapshot::close);
            } finally {
                server.ifPresent(Target::close);
            }
        }
    }
}
