package dev.sessiondb.postgres;

import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.store.CopyOutput;
import dev.sessiondb.store.LoadLanes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Spreads the rows of one table over several COPYs: the server's side of each is one process, which takes longer than making the rows. Begins with one; the more rows follow, the more it takes of the lanes that are free.
 */
final class SpreadCopy extends CopyOutput {
    private static final int BYTES_BEFORE_EACH_LANE = 4 * 1024 * 1024;

    private final CopyOutput first;
    private final LoadLanes lanes;
    private final Lane lane;
    private final RowPieces pieces = new RowPieces();
    private final BackgroundThreads threads = new BackgroundThreads("sessiondb-copy", Integer.MAX_VALUE);
    private final List<Future<Long>> senders = new ArrayList<>();
    private CopyOutput way;
    private long toLane = BYTES_BEFORE_EACH_LANE;

    /** A COPY on a connection of its own. */
    interface Lane {
        /** Loads pieces until there are no more; how many rows. */
        long load(RowPieces pieces) throws SQLException;
    }

    /**
     * A copy whose rows all go to the first one, until there are many.
     *
     * @param lanes for further connections
     */
    SpreadCopy(CopyOutput first, LoadLanes lanes, Lane lane) {
        this.first = first;
        this.lanes = lanes;
        this.lane = lane;
        this.way = first;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        toLane -= length;
        way.write(bytes, offset, length);
    }

    @Override
    public void endRow() throws IOException {
        way.endRow();
        if (toLane <= 0 && lanes.takeFree()) {
            toLane = BYTES_BEFORE_EACH_LANE;
            addLane();
        }
    }

    private void addLane() {
        if (senders.isEmpty()) {
            way = pieces;
            send(() -> {
                pieces.sendTo(first);
                return 0L;
            });
        }
        send(() -> {
            try {
                return lane.load(pieces);
            } finally {
                lanes.giveBack();
            }
        });
    }

    private void send(Callable<Long> sender) {
        pieces.addSender();
        senders.add(threads.submit(() -> {
            try {
                return sender.call();
            } catch (Exception | Error e) {
                pieces.fail(e);
                throw e;
            }
        }));
    }

    /** Waits until all rows are sent; the number of those that didn't go to the first one, where they are stored for good. */
    long finish() throws IOException {
        pieces.end();
        long stored = 0;
        for (Future<Long> sender : senders) {
            stored += result(sender);
        }
        return stored;
    }

    private long result(Future<Long> sender) throws IOException {
        try {
            return sender.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            pieces.requireNoFailure();
            throw new IOException(e);
        }
    }

    /** Ends the others' work, unless it is done. */
    @Override
    public void close() {
        pieces.fail(new InterruptedIOException("given up"));
        threads.close();
    }
}
