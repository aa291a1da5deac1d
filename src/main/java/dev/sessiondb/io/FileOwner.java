package dev.sessiondb.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/** Mode, owner and group of a file that another takes the place of. */
public final class FileOwner {

    private FileOwner() {}

    /**
     * Gives them to the new file, as far as this user may.
     *
     * @return what the operator should know
     */
    public static List<String> keep(Path old, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        if (view == null) {
            return List.of();
        }
        PosixFileAttributes kept = view.readAttributes();
        Files.setPosixFilePermissions(fresh, kept.permissions());
        PosixFileAttributeView given =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            if (!given.readAttributes().owner().equals(kept.owner())) {
                given.setOwner(kept.owner());
            }
            if (!given.readAttributes().group().equals(kept.group())) {
                given.setGroup(kept.group());
            }
            Files.setPosixFilePermissions(fresh, kept.permissions());
            return List.of();
        } catch (IOException e) {
            return List.of("the new file belongs to " + given.readAttributes().owner() + ", the old one belonged to "
                    + kept.owner() + " (" + kept.group() + "): see that the application may write to it");
        }
    }
}
