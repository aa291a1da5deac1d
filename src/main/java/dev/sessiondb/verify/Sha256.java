package dev.sessiondb.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 as every JDK has it. */
final class Sha256 {
    static final int LENGTH = 32;

    private static final int PIECE = 64 * 1024;

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of all that the stream gives. */
    static byte[] of(InputStream in) throws IOException {
        MessageDigest digest = create();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            digest.update(piece, 0, read);
        }
        return digest.digest();
    }
}
