package dev.sessiondb.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A socket over a Unix-domain channel: the JDK has the channel (JEP 380) and no {@code Socket} for it, and pgJDBC wants one. Reading and writing may go on in two threads. */
final class UnixSocket extends Socket {
    private final Path file;
    private @Nullable SocketChannel channel;
    private @Nullable Selector reads;
    private @Nullable Selector writes;
    private volatile int timeout;
    private volatile boolean closed;

    UnixSocket(Path file) {
        this.file = file;
    }

    @Override
    public void connect(SocketAddress ignored, int milliseconds) throws IOException {
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.connect(UnixDomainSocketAddress.of(file));
            opened.configureBlocking(false);
            reads = Selector.open();
            writes = Selector.open();
            opened.register(reads, SelectionKey.OP_READ);
            opened.register(writes, SelectionKey.OP_WRITE);
            channel = opened;
        } catch (IOException e) {
            opened.close();
            ConnectException failure =
                    new ConnectException("cannot connect to the Unix-domain socket " + file + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    private SocketChannel channel() throws SocketException {
        SocketChannel open = channel;
        if (open == null || closed) {
            throw new SocketException("the socket is closed");
        }
        return open;
    }

    /** Waits until the channel is ready; a thread that is interrupted stops waiting. */
    private void await(@Nullable Selector selector, long milliseconds) throws IOException {
        if (selector == null || closed) {
            throw new SocketException("the socket is closed");
        }
        int ready = selector.select(milliseconds);
        selector.selectedKeys().clear();
        if (closed) {
            throw new SocketException("the socket is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        if (ready == 0 && milliseconds > 0) {
            throw new SocketTimeoutException("Read timed out");
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                int count = channel().read(buffer);
                while (count == 0) {
                    await(reads, timeout);
                    count = channel().read(buffer);
                }
                return count;
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    if (channel().write(buffer) == 0) {
                        await(writes, 0);
                    }
                }
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) {
        timeout = milliseconds;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    /** TCP's own; there is nothing to set. */
    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public synchronized void setReceiveBufferSize(int size) {}

    @Override
    public synchronized void setSendBufferSize(int size) {}

    @Override
    public synchronized int getSendBufferSize() {
        return 64 * 1024;
    }

    @Override
    public synchronized int getReceiveBufferSize() {
        return 64 * 1024;
    }

    @Override
    public boolean isConnected() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        wake(reads);
        wake(writes);
        SocketChannel open = channel;
        if (open != null) {
            open.close();
        }
    }

    private static void wake(@Nullable Selector selector) throws IOException {
        if (selector != null) {
            selector.wakeup();
            selector.close();
        }
    }
}
