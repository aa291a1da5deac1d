package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.preflight.Preview;
import java.util.List;
import java.util.Optional;

/** What a command knows so far of the run that it carries out. */
interface KnownRun {

    /** What was checked and planned. */
    Optional<Preview> known();

    /** What was published or rehearsed. */
    Optional<MigrationReport> made();

    /** How to go back from that. */
    List<Reversal.Step> back(MigrationReport report);
}
