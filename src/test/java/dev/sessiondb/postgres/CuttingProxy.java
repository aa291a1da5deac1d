package dev.sessiondb.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between client and server, and cuts the connection at the next COMMIT. */
final class CuttingProxy implements AutoCloseable {

    /** When the line is cut. */
    enum Cut {
        NEVER,
        /** The server gets the COMMIT and does it; the client never hears of it. */
        AFTER_FORWARDING,
        /** The server never gets it. */
        INSTEAD_OF_FORWARDING,
        /** As after forwarding, and nobody gets through any more. */
        FOR_GOOD
    }

    private final String host;
    private final int port;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean shut;

    CuttingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        threads.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cutAtCommit(Cut kind) {
        cut.set(kind);
    }

    void reopen() {
        shut = false;
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (shut) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(host, port);
                threads.execute(() -> forward(client, server));
                threads.execute(() -> pipe(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket client, Socket server) {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (commit(buffer, n)) {
                    Cut kind = cut.getAndSet(Cut.NEVER);
                    cuts.incrementAndGet();
                    shut = kind == Cut.FOR_GOOD;
                    if (kind != Cut.INSTEAD_OF_FORWARDING) {
                        client.close();
                        out.write(buffer, 0, n);
                        out.flush();
                        Thread.sleep(500);
                    }
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone.
        }
    }

    private boolean commit(byte[] buffer, int length) {
        return cut.get() != Cut.NEVER && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    private static void pipe(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
