package dev.sessiondb.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.zip.ZipException;

/** What a decompressor gives; what it says of broken data, which differs from library to library, becomes an {@code IOException}. */
final class DecompressedStream extends InputStream {
    /** What the library for Zstandard says, with no type of its own. */
    private static final String TOO_SHORT = "Not enough input bytes";

    private final String format;
    private final InputStream in;

    /** A step of a decompressor. */
    interface Step<T> {
        T take() throws IOException;
    }

    DecompressedStream(String format, Step<InputStream> opening) throws IOException {
        this.format = format;
        this.in = translated(opening);
    }

    /** Frames made for speed on large machines want windows of up to 2 GB. */
    private <T> T translated(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw e;
        } catch (EOFException e) {
            throw broken("it is cut short", e);
        } catch (ZipException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw TOO_SHORT.equals(e.getMessage()) ? broken("it is cut short", e) : e;
        } catch (RuntimeException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw broken("it needs more memory than there is; decompress it by another program first", e);
        }
    }

    private IOException broken(String how, Throwable cause) {
        return new DamagedFile("its " + format + " data can't be decompressed: " + how, cause);
    }

    @Override
    public int read() throws IOException {
        return translated(in::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return translated(() -> in.read(buffer, offset, length));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
