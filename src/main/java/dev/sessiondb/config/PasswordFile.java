package dev.sessiondb.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** libpq's password file. Format and rules: PostgreSQL documentation, "The Password File". */
final class PasswordFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final List<List<String>> entries = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Reads the file; one that isn't there has no entries, and one that others may use is passed over with a warning. */
    PasswordFile(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            warnings.add("the password file `" + file + "` is not a plain file, and was passed over");
            return;
        }
        try {
            if (open(file)) {
                warnings.add("the password file `" + file
                        + "` can be used by others, and was passed over, as psql does; run `chmod 600 " + file + "`");
                return;
            }
            Files.readAllLines(file).forEach(this::add);
        } catch (IOException e) {
            warnings.add("the password file `" + file + "` can't be read, and was passed over");
        }
    }

    private static boolean open(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private void add(String line) {
        if (!line.startsWith("#")) {
            entries.add(fields(line));
        }
    }

    /** Separated by colons; a backslash takes the next character as it is, also in the password. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                field.append(escaped(fields.size(), line.charAt(i)));
            } else if (c == ':' && fields.size() < 4) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** An escaped star is no wildcard. */
    private static String escaped(int field, char c) {
        return c == '*' && field < 4 ? "\\*" : String.valueOf(c);
    }

    /** The password of the first line that fits. */
    Optional<Secret> password(String host, int port, String database, String user) {
        List<String> wanted = List.of(host, String.valueOf(port), database, user);
        return entries.stream()
                .filter(entry -> entry.size() == 5 && fits(entry, wanted))
                .map(entry -> entry.get(4))
                .filter(password -> !password.isEmpty())
                .findFirst()
                .map(Secret::of);
    }

    private static boolean fits(List<String> entry, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            String field = entry.get(i);
            if (!field.equals("*") && !field.replace("\\*", "*").equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
