package dev.sessiondb.store;

import dev.sessiondb.schema.Table;
import java.nio.file.Path;
import java.util.List;

/** Finds what changed from one finished copy of a database to a later one. */
public interface ChangedRows {

    /**
     * Writes the rows of the later copy that the earlier one doesn't have exactly so to a new database, and those of the earlier one that the later one doesn't have to another; only tables that changed are made.
     *
     * @param tables that both copies have, in the same form
     * @param changed the new database of rows as they are
     * @param before the new database of rows as they were; it has the same tables
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE}
     */
    void write(Copies copies, List<Table> tables, Path changed, Path before);

    /**
     * Two finished copies.
     *
     * @param earlier what was migrated last
     * @param later what is to be caught up with
     */
    record Copies(Path earlier, Path later) {}
}
