package dev.sessiondb.plan;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.TableStatistics;
import java.util.Optional;

/** A source table, what it holds, and what the target has under its name. */
record TableAnalysis(Table table, TableStatistics statistics, String targetName, Optional<ExistingTable> existing) {}
