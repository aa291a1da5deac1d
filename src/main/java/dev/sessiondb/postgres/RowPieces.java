package dev.sessiondb.postgres;

import dev.sessiondb.store.CopyOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rows on their way from the one who writes them to those who send them, each of whom takes the next piece as soon as it is done with one. A row longer than a piece is sent by the one who began it. The first failure, of whomever,
 * ends them all.
 */
final class RowPieces extends CopyOutput {
    private static final Piece END = new Piece(0);
    private static final int SIZE = 128 * 1024;
    private static final int FOR_EACH_SENDER = 3;

    private final BlockingQueue<Piece> filled = new LinkedBlockingQueue<>();
    private final BlockingQueue<Piece> empty = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Piece current = END;

    /** Bytes of one or more rows, or of a row that goes on in the next piece. */
    private static final class Piece {
        private final byte[] bytes;
        private int length;
        private boolean goesOn;

        Piece(int size) {
            this.bytes = new byte[size];
        }
    }

    /** Makes what one more sender needs. */
    void addSender() {
        for (int i = 0; i < FOR_EACH_SENDER; i++) {
            empty.add(new Piece(SIZE));
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            begin();
            int part = Math.min(length - done, SIZE - current.length);
            System.arraycopy(bytes, offset + done, current.bytes, current.length, part);
            current.length += part;
            done += part;
        }
    }

    private void begin() throws IOException {
        if (current != END && current.length < SIZE) {
            return;
        }
        handOver(true);
        current = take(empty);
        requireNoFailure();
        current.length = 0;
    }

    @Override
    public void endRow() {
        handOver(false);
    }

    private void handOver(boolean goesOn) {
        if (current != END) {
            current.goesOn = goesOn;
            filled.add(current);
            current = END;
        }
    }

    /** Says that there are no more rows. */
    void end() {
        handOver(false);
        filled.add(END);
    }

    /** Ends everybody's work; a later failure is only a consequence of the first. */
    void fail(Throwable reason) {
        failure.compareAndSet(null, reason);
        filled.add(END);
        empty.add(new Piece(SIZE));
    }

    /** Throws the first failure, if there is one. */
    void requireNoFailure() throws IOException {
        Throwable reason = failure.get();
        if (reason instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (reason instanceof Error error) {
            throw error;
        }
        if (reason != null) {
            throw reason instanceof SQLException
                    ? new IOException(reason)
                    : new IOException(reason.getMessage(), reason.getCause());
        }
    }

    /** Sends pieces until there are no more. On any thread. */
    void sendTo(CopyOutput out) throws IOException {
        for (Piece piece = next(out); piece != END; piece = next(out)) {
            send(piece, out);
        }
    }

    private Piece next(CopyOutput out) throws IOException {
        turn.lock();
        try {
            Piece piece = take(filled);
            while (piece.goesOn) {
                send(piece, out);
                piece = take(filled);
            }
            requireNoFailure();
            if (piece == END) {
                filled.add(END);
            }
            return piece;
        } finally {
            turn.unlock();
        }
    }

    private void send(Piece piece, CopyOutput out) throws IOException {
        requireNoFailure();
        out.write(piece.bytes, 0, piece.length);
        empty.add(piece);
    }

    private static Piece take(BlockingQueue<Piece> queue) throws InterruptedIOException {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
