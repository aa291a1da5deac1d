package dev.sessiondb.dump;

import dev.sessiondb.store.FileNumbers;
import java.util.List;

/**
 * What a dump says before its data.
 *
 * @param tool what wrote it, as it says
 * @param time when, as it says
 * @param numbers of the file's header
 */
public record DumpSchema(
        String tool, String time, FileNumbers numbers, List<DumpTable> tables, List<DumpObject> uncarried) {

    public DumpSchema {
        tables = List.copyOf(tables);
        uncarried = List.copyOf(uncarried);
    }
}
