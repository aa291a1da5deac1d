package dev.sessiondb.profile;

import dev.sessiondb.store.ConflictRule;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.SeededRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a profile says of rows of the target that are in the way. */
final class ConflictReader {
    private static final Map<String, OnConflict> CHOICES =
            Map.of("error", OnConflict.ERROR, "skip", OnConflict.SKIP, "update", OnConflict.UPDATE);

    private ConflictReader() {}

    static ConflictRule read(Section table) {
        List<SeededRows> seeds = new ArrayList<>();
        for (Section row : table.sections("seeds")) {
            seeds(row).ifPresent(seeds::add);
        }
        return new ConflictRule(choice(table), seeds);
    }

    private static Optional<OnConflict> choice(Section table) {
        Optional<String> text = table.text("on-conflict");
        if (text.isPresent() && !CHOICES.containsKey(text.get())) {
            table.complain("on-conflict", "`" + text.get() + "` is none of error, skip, update");
        }
        return text.map(CHOICES::get);
    }

    private static Optional<SeededRows> seeds(Section row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : row.keys()) {
            row.text(column)
                    .ifPresentOrElse(
                            value -> values.put(column, value),
                            () -> row.complain(column, "is not a value that tells a row"));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new SeededRows(values));
    }
}
