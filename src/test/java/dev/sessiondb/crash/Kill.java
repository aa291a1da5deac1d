package dev.sessiondb.crash;

import java.util.List;
import java.util.Random;

/**
 * One kill: of what, when, by what.
 *
 * @param seed what it was made of, 0 for one made by hand
 */
record Kill(long seed, Journey journey, Moment moment, Weapon weapon) {
    private static final List<String> PHASES = List.of("preflight", "backup", "stage", "verify", "publish", "cutover");
    private static final List<String> STATEMENTS = List.of(
            "CREATE SCHEMA",
            "CREATE TABLE",
            "COPY ",
            "PRIMARY KEY",
            "CREATE INDEX",
            "FOREIGN KEY",
            "ANALYZE",
            "TO STDOUT",
            "SET SCHEMA",
            "INSERT INTO",
            "DELETE FROM",
            "UPDATE ",
            "setval",
            "sessiondb_schema_history",
            "sessiondb_cutovers",
            "DROP SCHEMA",
            "pg_try_advisory",
            "COMMIT");
    private static final List<String> FILES = List.of(
            ".partial", ".partial/session", ".db", ".manifest.json", "-journal", ".restoring", ".tmp", ".tmp-journal");

    /** At random. {@code control} says how long a run takes and how much it sends. */
    static Kill of(long seed, Journey journey, Control control) {
        Random random = new Random(seed * 31 + journey.ordinal());
        Moment moment = moment(random, journey, control);
        return new Kill(seed, journey, moment, weapon(random, journey));
    }

    private static Moment moment(Random random, Journey journey, Control control) {
        int kind = random.nextInt(journey.kind() == Journey.Kind.FILES ? 3 : 6);
        return switch (kind) {
            case 0 -> new Moment.After(random.nextInt(control.milliseconds() + 100));
            case 1 -> new Moment.Appears(FILES.get(random.nextInt(FILES.size())));
            case 2 -> new Moment.In(PHASES.get(random.nextInt(PHASES.size())));
            case 3 -> new Moment.Bytes(1 + (long) (random.nextDouble() * control.bytes()));
            default ->
                new Moment.Statement(
                        STATEMENTS.get(random.nextInt(STATEMENTS.size())), 1 + random.nextInt(4), random.nextBoolean());
        };
    }

    private static Weapon weapon(Random random, Journey journey) {
        Weapon[] all = Weapon.values();
        if (journey.kind() == Journey.Kind.FILES) {
            return all[random.nextInt(3)];
        }
        return random.nextInt(3) == 0 ? Weapon.SIGKILL : all[random.nextInt(all.length)];
    }

    /** Whether the next run is to go on with this one. */
    boolean resumed() {
        boolean resumable = journey == Journey.MOVE || journey == Journey.MERGE || journey == Journey.CUT_OVER;
        return resumable && seed % 2 == 1;
    }

    @Override
    public String toString() {
        return (seed == 0 ? "" : "seed " + seed + ": ") + journey + ", " + weapon + " at " + moment;
    }
}
