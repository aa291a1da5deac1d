package dev.sessiondb.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The line between client and server. It holds when what it waits for passes; it can be cut, or stay silent for as long as one likes. */
final class Line implements AutoCloseable {
    private final int port;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger sightings = new AtomicInteger();
    private volatile Trap trap = Trap.NONE;
    private volatile boolean sprung;
    private volatile boolean silent;

    /**
     * What the line waits for.
     *
     * @param text of a statement; empty for none
     * @param sighting which of the statements with that text, from 1
     * @param afterwards whether the server still gets it
     * @param bytes in both directions, 0 for no limit
     */
    record Trap(String text, int sighting, boolean afterwards, long bytes) {
        static final Trap NONE = new Trap("", 0, false, 0);
    }

    Line(int port) throws IOException {
        this.port = port;
        threads.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void set(Trap what) {
        sightings.set(0);
        bytes.set(0);
        trap = what;
    }

    /** Whether the line holds. */
    boolean sprung() {
        return sprung;
    }

    /** How many bytes went through it, in both directions. */
    long bytes() {
        return bytes.get();
    }

    /** Closes all connections; new ones are let through. */
    void cut() {
        sockets.forEach(Line::close);
        sockets.clear();
    }

    /** Nothing goes through any more, and nobody is told. */
    void fallSilent() {
        silent = true;
    }

    /** Lets everything through. */
    void release() {
        trap = Trap.NONE;
        sprung = false;
        silent = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = connected(client);
                if (server != client) {
                    sockets.add(client);
                    sockets.add(server);
                    threads.execute(() -> pump(client, server, true));
                    threads.execute(() -> pump(server, client, false));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    /** The server's end; the client's own, closed, when the server is away. */
    private Socket connected(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            client.close();
            return client;
        }
    }

    private void pump(Socket from, Socket to, boolean request) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                boolean last = springs(buffer, n, request);
                if (last && trap.afterwards()) {
                    out.write(buffer, 0, n);
                    out.flush();
                    hold(from);
                    continue;
                }
                hold(from);
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // One of the two has gone, and so does the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private boolean springs(byte[] buffer, int length, boolean request) {
        Trap waiting = trap;
        long sum = bytes.addAndGet(length);
        boolean sighted = request
                && !waiting.text().isEmpty()
                && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(waiting.text())
                && sightings.incrementAndGet() == waiting.sighting();
        if (sighted || waiting.bytes() > 0 && sum >= waiting.bytes()) {
            sprung = true;
            return true;
        }
        return false;
    }

    private void hold(Socket from) throws InterruptedException {
        while ((sprung || silent) && !from.isClosed() && !entrance.isClosed()) {
            Thread.sleep(2);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            cut();
            threads.shutdownNow();
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
