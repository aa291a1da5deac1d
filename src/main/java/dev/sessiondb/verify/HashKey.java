package dev.sessiondb.verify;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The secret under which the rows of one comparison are hashed: both sides need the same. */
final class HashKey {
    /** How many words there are. */
    static final int WORDS = 8;

    private final long[] words = new long[WORDS];

    private HashKey(RandomGenerator random) {
        for (int i = 0; i < WORDS; i++) {
            words[i] = random.nextLong() | 1;
        }
    }

    /** One that nobody knows beforehand. */
    static HashKey random() {
        return new HashKey(new SecureRandom());
    }

    static HashKey of(RandomGenerator random) {
        return new HashKey(random);
    }

    /** An odd number. */
    long word(int index) {
        return words[index];
    }
}
