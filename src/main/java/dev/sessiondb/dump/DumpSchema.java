package dev.sessiondb.dump;

import java.util.List;

/**
 * What a dump says before its data.
 *
 * @param tool what wrote it, as it says
 * @param time when, as it says
 */
public record DumpSchema(String tool, String time, List<DumpTable> tables, List<DumpObject> uncarried) {

    public DumpSchema {
        tables = List.copyOf(tables);
        uncarried = List.copyOf(uncarried);
    }
}
