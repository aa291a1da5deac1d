package dev.sessiondb.io;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The secret under which the rows of one comparison are hashed: both sides need the same. */
public final class HashKey {
    /** How many words there are. */
    static final int WORDS = 8;

    private final long[] words = new long[WORDS];

    private HashKey(RandomGenerator random) {
        for (int i = 0; i < WORDS; i++) {
            words[i] = random.nextLong() | 1;
        }
    }

    /** One that nobody knows beforehand. */
    public static HashKey random() {
        return new HashKey(new SecureRandom());
    }

    /** The one that follows from these numbers. */
    public static HashKey of(RandomGenerator random) {
        return new HashKey(random);
    }

    /** An odd number. */
    public long word(int index) {
        return words[index];
    }
}
