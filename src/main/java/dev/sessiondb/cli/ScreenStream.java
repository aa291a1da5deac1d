package dev.sessiondb.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream to a terminal, part of which may be drawn on: what is written comes above that. */
final class ScreenStream extends OutputStream {
    private final Screen screen;
    private final OutputStream out;

    ScreenStream(Screen screen, OutputStream out) {
        this.screen = screen;
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        screen.print(out, bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
