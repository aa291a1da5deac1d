package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.FileContent;

/** A backup as a JSON file, byte for byte as the backup holds it: the session file that it was taken of, else its dump. */
public final class DocumentContents implements RestoreContents {

    @Override
    public FileContent of(ChosenBackup backup) {
        if (backup.kind() != RestoredKind.DATABASE) {
            return backup.content();
        }
        BackupEntry entry = backup.entry().orElseThrow(() -> Problem.of(
                        ErrorCode.RESTORE_FAILED,
                        "`" + backup.content().path() + "` is a database without manifest: there is no dump of it")
                .hint("write one with `sessiondb migrate to json --from "
                        + backup.content().path() + "`")
                .toException());
        BackupFile file = entry.original().orElse(entry.dump());
        return new FileContent(file.path(), file.bytes(), file.sha256());
    }

    @Override
    public void close() {
        // It makes nothing.
    }
}
