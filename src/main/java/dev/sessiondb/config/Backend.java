package dev.sessiondb.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where an application keeps its sessions. */
public enum Backend {
    SQLITE,
    POSTGRES,
    /** Deprecated: it can be read and exported to, and never be made the default. */
    JSON;

    /** As it is written in config files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The backend of exactly that name. */
    public static Optional<Backend> of(String word) {
        return Arrays.stream(values()).filter(b -> b.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Backend::word).toList();
    }

    @Override
    public String toString() {
        return word();
    }
}
