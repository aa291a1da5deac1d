package dev.sessiondb.backup;

import java.util.List;

/**
 * What was found in a dump.
 *
 * @param bytes its size
 * @param sha256 of the whole file
 */
record DumpContents(List<DumpedTable> tables, long bytes, String sha256) {

    DumpContents {
        tables = List.copyOf(tables);
    }
}
