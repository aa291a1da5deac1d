package dev.sessiondb.restore;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.FileContent;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A backup as a SQLite database: the copy itself, or one made of the dump or session file in the directory of temporary files. */
public final class DatabaseContents implements RestoreContents {
    private final RestoreFiles files;
    private Optional<PrivateDirectory> directory = Optional.empty();

    public DatabaseContents(RestoreFiles files) {
        this.files = files;
    }

    @Override
    public FileContent of(ChosenBackup backup) {
        return backup.kind() == RestoredKind.DATABASE
                ? backup.content()
                : made(backup.content().path());
    }

    private FileContent made(Path document) {
        try {
            Path database = directory().file("restored.db");
            Files.deleteIfExists(database);
            try (Source source = files.documents().apply(document).open()) {
                source.copyTo(database);
            }
            return new FileContent(database, Files.size(database), Sha256.of(database));
        } catch (IOException e) {
            throw failed(document, String.valueOf(e.getMessage())).toException(e);
        } catch (SessionDbException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            Problem problem = e.problem();
            Problem known = failed(
                    document,
                    problem.message() + problem.causedBy().map(c -> ": " + c).orElse(""));
            throw problem.hint().map(known::hint).orElse(known).toException(e);
        }
    }

    private PrivateDirectory directory() throws IOException {
        if (directory.isEmpty()) {
            directory = Optional.of(new PrivateDirectory("restore"));
        }
        return directory.get();
    }

    private static Problem failed(Path document, String cause) {
        return Problem.of(ErrorCode.RESTORE_FAILED, "cannot make a database of `" + document + "`")
                .causedBy(cause)
                .hint("see that the directory of temporary files has room, or name another with `-Djava.io.tmpdir`");
    }

    @Override
    public void close() {
        directory.ifPresent(PrivateDirectory::close);
    }
}
