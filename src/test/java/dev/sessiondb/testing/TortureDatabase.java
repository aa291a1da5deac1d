package dev.sessiondb.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A SQLite file with everything that is known to be hard to carry: each case has tables of its own. */
public final class TortureDatabase {

    private TortureDatabase() {}

    /** All cases. */
    public static List<TortureCase> cases() {
        List<TortureCase> all = new ArrayList<>(TortureValues.all());
        all.addAll(TortureSchema.all());
        return List.copyOf(all);
    }

    /** All cases in one file. */
    public static Path create(Path file) {
        return SqliteFiles.create(
                file, cases().stream().flatMap(c -> c.statements().stream()).toArray(String[]::new));
    }

    /** One case in a file of its own. */
    public static Path create(Path file, TortureCase only) {
        return SqliteFiles.create(file, only.statements().toArray(String[]::new));
    }
}
