package dev.sessiondb.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, from the JAR's manifest. */
public final class Version implements IVersionProvider {

    /** Such as {@code 0.1.0}; {@code development} outside the JAR. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    static String line() {
        return "sessiondb " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
