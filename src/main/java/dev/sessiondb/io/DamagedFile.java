package dev.sessiondb.io;

import java.io.IOException;

/** A file that could be read, and isn't what its format demands. */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param what completes a sentence that names the file: {@code it ends too early} */
    public DamagedFile(String what) {
        super(what);
    }

    /** As {@link #DamagedFile(String)}, with the cause. */
    public DamagedFile(String what, Throwable cause) {
        super(what, cause);
    }

    /** What is wrong with it. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
