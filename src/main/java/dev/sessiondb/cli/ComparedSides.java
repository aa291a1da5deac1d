package dev.sessiondb.cli;

import dev.sessiondb.compare.CompareOptions;
import dev.sessiondb.compare.ComparisonReport;
import dev.sessiondb.compare.SourceComparison;
import dev.sessiondb.compare.TargetComparison;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Environment;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is compared with what.
 *
 * @param here {@code sqlite}, {@code postgres}, {@code json} or a file
 * @param there likewise, something else
 */
record ComparedSides(String here, String there, Settings settings, Environment environment) {
    private static final String POSTGRES = Backend.POSTGRES.word();
    private static final String SQLITE = Backend.SQLITE.word();

    /**
     * The sides as they were asked for, or else the configured backend and PostgreSQL.
     *
     * @throws IllegalArgumentException when both are the same
     */
    static ComparedSides of(Optional<String> from, Optional<String> to, Settings settings, Environment environment) {
        String there = to.orElse(from.filter(POSTGRES::equals).isPresent() ? SQLITE : POSTGRES);
        String here = from.orElseGet(() -> configured(there, settings));
        ComparedSides sides = new ComparedSides(here, there, settings, environment);
        sides.requireTwo();
        return sides;
    }

    /** A database named on the command line is meant, whatever is configured. */
    private static String configured(String there, Settings settings) {
        boolean named = settings.sqlitePath()
                .map(Setting::origin)
                .filter("--sqlite-path"::equals)
                .isPresent();
        String configured = named ? SQLITE : settings.backend().value().word();
        if (!configured.equals(there)) {
            return configured;
        }
        return there.equals(POSTGRES) ? SQLITE : POSTGRES;
    }

    private void requireTwo() {
        if (here.equals(there)) {
            throw new IllegalArgumentException(
                    "`--from` and `--to` are both `" + here + "`: give two different backends or files to compare");
        }
        if (!here.equals(POSTGRES) && !there.equals(POSTGRES) && sameFile(source(here), source(there))) {
            throw new IllegalArgumentException("`--from` and `--to` are the same file, `"
                    + source(here).path() + "`: give two different backends or files to compare");
        }
    }

    private static boolean sameFile(SourceStore one, SourceStore other) {
        return real(one.path()).equals(real(other.path()));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    ComparisonReport compare(CompareOptions options, WorkMonitor monitor) {
        if (there.equals(POSTGRES)) {
            return comparison(here, options, monitor).compare();
        }
        if (here.equals(POSTGRES)) {
            return comparison(there, options, monitor).compare().swapped();
        }
        return new SourceComparison(source(here), source(there), options).compare();
    }

    private TargetComparison comparison(String source, CompareOptions options, WorkMonitor monitor) {
        TargetStore target = Backends.target(settings, 1, monitor);
        return new TargetComparison(source(source), target, options).watchedBy(monitor);
    }

    /** Where a side is: a file, or server, database and schema. */
    String place(String side) {
        return side.equals(POSTGRES)
                ? target().name() + ", schema " + settings.schema().value()
                : source(side).path().toString();
    }

    private SourceStore source(String side) {
        return new SourceChoice(settings, environment).of(Optional.of(side));
    }

    private TargetStore target() {
        return Backends.target(settings, 1);
    }
}
