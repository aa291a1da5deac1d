package dev.sessiondb.verify;

import java.io.IOException;

/** Text that PostgreSQL refuses as {@code jsonb}: not JSON, or with a NUL, half a surrogate pair or a number out of range. */
final class NotInJsonb extends IOException {
    private static final long serialVersionUID = 1L;

    NotInJsonb() {
        super("not in jsonb");
    }
}
