package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names, sizes, contents, modes and times of modification of everything below a folder; two are equal when nothing changed between them. Folders count by name and mode. */
public record DirectorySnapshot(Map<String, String> entries) {

    public static DirectorySnapshot of(Path folder) {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(p -> !p.equals(folder))
                    .forEach(p -> entries.put(folder.relativize(p).toString(), describe(p)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DirectorySnapshot(Map.copyOf(entries));
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            if (Files.isDirectory(path)) {
                return "directory, " + mode(path);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            return Files.size(path) + " bytes, " + Files.getLastModifiedTime(path) + ", " + mode(path) + ", "
                    + HexFormat.of().formatHex(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mode(Path path) throws IOException {
        boolean posix = Files.getFileStore(path).supportsFileAttributeView("posix");
        return posix ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) : "no mode";
    }
}
