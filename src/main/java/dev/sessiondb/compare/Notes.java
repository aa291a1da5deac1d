package dev.sessiondb.compare;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import java.util.ArrayList;
import java.util.List;

/** What holds rows and isn't compared, and why. */
final class Notes {
    private Notes() {}

    static List<String> of(DatabaseSchema schema, Policies policies) {
        List<String> notes = new ArrayList<>();
        for (UncarriedObject object : schema.uncarried()) {
            if (object.kind().endsWith("table")) {
                notes.add(object.kind() + " `" + object.name() + "`: " + object.reason());
            }
        }
        for (Table table : schema.tables()) {
            if (policies.rule(table.name()).skip()) {
                notes.add("table `" + table.name() + "`: left out, as the profile says");
            }
        }
        return notes;
    }
}
