package dev.sessiondb.sqlite;

import dev.sessiondb.io.LifeSign;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.UUID;

/** A file, mode 0600, in the directory where it will get its name; gone when closed without having got it. */
record StagedFile(Path path, LifeSign sign) implements AutoCloseable {
    private static final int PIECE = 1024 * 1024;
    private static final String SUFFIX = ".restoring";

    /** What restores that were killed left there is removed. */
    static StagedFile beside(Path file) throws IOException {
        Path directory = file.resolveSibling("");
        String prefix = "." + file.getFileName() + ".";
        LifeSign.sweep(directory, prefix, SUFFIX);
        Path path = directory.resolve(prefix + UUID.randomUUID() + SUFFIX);
        LifeSign sign = LifeSign.of(path);
        PrivateFiles.create(path).close();
        return new StagedFile(path, sign);
    }

    /** Copies, syncs, reads back. */
    void fill(FileContent content) throws IOException {
        try (InputStream in = Files.newInputStream(content.path());
                FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                requireGoingOn();
                write(out, ByteBuffer.wrap(piece, 0, read));
            }
            out.force(true);
        }
        String sha256 = Sha256.of(path);
        if (Files.size(path) != content.bytes() || !sha256.equals(content.sha256())) {
            throw new IOException("what was written has " + Files.size(path) + " bytes and the SHA-256 " + sha256
                    + ", instead of " + content.bytes() + " and " + content.sha256());
        }
    }

    private static void write(FileChannel out, ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            out.write(piece);
        }
    }

    private static void requireGoingOn() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Gives it owner, group and mode of the file it will replace; nothing when there is none. */
    void takeOver(Path replaced) throws IOException {
        PosixFileAttributeView own = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (own == null || !Files.exists(replaced)) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(replaced, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes made = own.readAttributes();
        if (!made.owner().equals(old.owner())) {
            own.setOwner(old.owner());
        }
        if (!made.group().equals(old.group())) {
            own.setGroup(old.group());
        }
        own.setPermissions(old.permissions());
    }

    @Override
    public void close() throws IOException {
        try (sign) {
            Files.deleteIfExists(path);
        }
    }
}
