package dev.sessiondb.profile;

import dev.sessiondb.schema.DatabaseSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The profiles that come with the program: resources {@code profiles/<name>.yaml}, listed in {@code profiles/index.txt}. */
public final class BuiltInProfiles {
    private static final String DIRECTORY = "/profiles/";

    private BuiltInProfiles() {}

    /** Their names, in alphabetical order. */
    public static List<String> names() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The text of one of them; empty when there is none of that name. */
    public static Optional<String> text(String name) {
        return Optional.of(name).filter(names()::contains).map(known -> resource(known + ".yaml"));
    }

    /** One of them; empty when there is none of that name. */
    public static Optional<Profile> find(String name) {
        return text(name).map(text -> ProfileReader.builtIn(name, text));
    }

    /** Those that are about this source. */
    public static List<Profile> fitting(DatabaseSchema schema) {
        return names().stream()
                .flatMap(name -> find(name).stream())
                .filter(profile -> profile.fits(schema))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = BuiltInProfiles.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + DIRECTORY + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
