package dev.sessiondb.postgres;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Makes sockets that lead to one Unix-domain socket, whatever address they are told. pgJDBC finds it by its name and gives it the file's path. */
public final class UnixSocketFactory extends SocketFactory {
    private final Path file;

    /** For the socket file, such as {@code /var/run/postgresql/.s.PGSQL.5432}. */
    public UnixSocketFactory(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Socket createSocket() throws SocketException {
        return new UnixSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws SocketException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws SocketException {
        return createSocket();
    }
}
