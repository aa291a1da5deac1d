package dev.sessiondb.plan;

import dev.sessiondb.schema.DatabaseSchema;
import java.util.stream.Stream;

/** What wrote a file, as far as that tells what the numbers in its columns of times count. */
enum FileKind {
    ORDINARY,
    /** Apple's Core Data: keeps its own bookkeeping in these tables. */
    CORE_DATA,
    /** Chrome's profile files, such as History and Cookies. */
    CHROME;

    static FileKind of(DatabaseSchema schema) {
        if (has(schema, "Z_METADATA", "Z_PRIMARYKEY")) {
            return CORE_DATA;
        }
        boolean chrome = has(schema, "meta", "urls", "visits")
                || has(schema, "meta", "cookies")
                || has(schema, "meta", "logins")
                || has(schema, "meta", "autofill");
        return chrome ? CHROME : ORDINARY;
    }

    private static boolean has(DatabaseSchema schema, String... tables) {
        return Stream.of(tables).allMatch(name -> schema.table(name).isPresent());
    }
}
