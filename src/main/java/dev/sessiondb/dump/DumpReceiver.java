package dev.sessiondb.dump;

import dev.sessiondb.store.RowWriter;
import java.io.IOException;

/** What is made of a dump while it is read. Whether the dump is good is known only at its end. */
public interface DumpReceiver {

    /** Called once, before any row. */
    void begin(DumpSchema schema) throws IOException;

    /** Where the rows of a table go, columns in the dump's order; closed after the last. */
    RowWriter table(DumpTable table) throws IOException;
}
