package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * What is stated for the conflicts of one table.
 *
 * @param choice goes before what is chosen for all tables
 * @param seeds rows of the target that give way, whatever is chosen
 */
public record ConflictRule(Optional<OnConflict> choice, List<SeededRows> seeds) {
    public static final ConflictRule NONE = new ConflictRule(Optional.empty(), List.of());

    public ConflictRule {
        seeds = List.copyOf(seeds);
    }

    /** This one, and what the other says before it. */
    public ConflictRule under(ConflictRule other) {
        return new ConflictRule(other.choice.or(() -> choice), other.seeds.isEmpty() ? seeds : other.seeds);
    }
}
