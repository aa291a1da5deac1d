package dev.sessiondb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What runs: the version from the JAR's manifest, what it was built from, and what it stands on. */
public final class Version implements IVersionProvider {

    /** Such as {@code 0.1.0}; {@code development} outside the JAR. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** One after the other, what a report of a problem should say. */
    static List<String> lines() {
        Properties build = build();
        return List.of(
                "sessiondb " + number(),
                "commit " + build.getProperty("commit"),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                "SQLite " + library(build.getProperty("sqlite")) + " (sqlite-jdbc " + build.getProperty("sqlite") + ")",
                "PostgreSQL driver " + build.getProperty("postgresql"));
    }

    private static Properties build() {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("build.properties"))) {
            Properties build = new Properties();
            build.load(in);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver's version is that of the library in it, and a number more. */
    private static String library(String driver) {
        return driver.substring(0, driver.lastIndexOf('.'));
    }

    @Override
    public String[] getVersion() {
        return lines().toArray(String[]::new);
    }
}
