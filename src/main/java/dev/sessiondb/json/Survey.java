package dev.sessiondb.json;

import java.util.BitSet;
import java.util.List;

/**
 * What was found in a session file before anything is made of it.
 *
 * @param stamp of the file as it was read
 * @param records how many there are, bad ones and duplicates included
 * @param badRecords the numbers of those that can't be taken
 * @param dropped the numbers of the records for whose session there is a newer one
 * @param remarks on columns
 * @param leftOut names of what lies around the records
 */
record Survey(
        FileStamp stamp,
        Shape shape,
        long records,
        List<ColumnSpec> columns,
        BitSet badRecords,
        BitSet dropped,
        Examples bad,
        Examples duplicates,
        Examples contradictions,
        List<String> remarks,
        List<String> leftOut) {

    Survey {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
        leftOut = List.copyOf(leftOut);
    }
}
