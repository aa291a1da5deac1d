package dev.sessiondb.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that one thread writes while another reads it back from the disk, never ahead of the writer. For one use. */
public final class GrowingFile {
    private final Path path;
    private long written;
    private boolean whole;
    private boolean ended;

    public GrowingFile(Path path) {
        this.path = path;
    }

    /** Passes on what is written to the file, and tells the reader. Whoever closes it says by {@link #end} whether all of it is there. */
    public OutputStream writing(OutputStream file) {
        return new FilterOutputStream(file) {
            @Override
            public void write(int value) throws IOException {
                out.write(value);
                grow(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                grow(length);
            }
        };
    }

    private synchronized void grow(int bytes) {
        written += bytes;
        notifyAll();
    }

    /**
     * Nothing more is written. Without effect the second time.
     *
     * @param complete otherwise the reader gets an IOException
     */
    public synchronized void end(boolean complete) {
        whole |= complete && !ended;
        ended = true;
        notifyAll();
    }

    /** Waits for the first bytes, and later for more, until the end. */
    public InputStream reading() throws IOException {
        available(0);
        return new Reading(Files.newInputStream(path));
    }

    /** How many bytes there are behind a place; 0 at the end. */
    private synchronized long available(long from) throws IOException {
        try {
            while (written == from && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        if (ended && !whole) {
            throw new IOException("it was not written to its end");
        }
        return written - from;
    }

    private final class Reading extends InputStream {
        private final InputStream file;
        private long position;

        Reading(InputStream file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        /** At the end the file itself says that there is no more. */
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long there = GrowingFile.this.available(position);
            int wanted = there == 0 ? length : (int) Math.min(length, there);
            int read = file.read(bytes, offset, wanted);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
