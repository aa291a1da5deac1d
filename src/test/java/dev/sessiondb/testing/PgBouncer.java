package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** PgBouncer in transaction mode in front of one database; its binary is {@code -Dpgbouncer=PATH}, or on the PATH with {@code -Dpgbouncer=true}. */
public final class PgBouncer implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param poolSize server connections at most
     */
    public static PgBouncer start(TestDatabase database, Path directory, int poolSize) {
        try {
            int port = freePort();
            Path ini = directory.resolve("pgbouncer-" + port + ".ini");
            Files.writeString(ini, """
                    [databases]
                    * = host=%s port=%d user=%s password=%s
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = transaction
                    default_pool_size = %d
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(
                            database.host(), database.port(), database.role(), TestDatabase.PASSWORD, port, poolSize));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Process process = new ProcessBuilder(command(ini))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            directory.resolve("pgbouncer-" + port + ".log").toFile())
                    .start();
            PgBouncer started = new PgBouncer(process, port);
            started.await();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It refuses to run as root. */
    private static List<String> command(Path ini) {
        String given = System.getProperty("pgbouncer", "true");
        List<String> command = new ArrayList<>(List.of(given.equals("true") ? "pgbouncer" : given));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(ini.toString());
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() {
        long end = System.nanoTime() + PATIENCE;
        while (!listening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("pgbouncer does not run: see its log");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean listening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
