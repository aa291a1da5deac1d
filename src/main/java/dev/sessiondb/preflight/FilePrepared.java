package dev.sessiondb.preflight;

import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.Source;
import java.util.Optional;

/**
 * What a preflight leaves open for the run that writes a file.
 *
 * @param source one snapshot
 * @param old a snapshot of the file that will be replaced
 * @param replacement knows the file as it was before it was read
 */
public record FilePrepared(
        FilePreview preview, Optional<Source> source, Optional<Source> old, Optional<FileReplacement> replacement)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            old.ifPresent(Source::close);
        } finally {
            source.ifPresent(Source::close);
        }
    }
}
