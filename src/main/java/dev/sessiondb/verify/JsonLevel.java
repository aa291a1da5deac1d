package dev.sessiondb.verify;

import dev.sessiondb.io.KeyedHash;

/** An object or array not yet at its end. An object's members are hashed one by one, and added up; an array's elements are hashed together. Reused. */
final class JsonLevel {
    private static final int OBJECT = 'o';
    private static final int ARRAY = 'a';
    private static final int MEMBER = 'm';

    private boolean object;
    private long members;
    private long sumHigh;
    private long sumLow;
    private long high;
    private long low;

    /** Begins; an array also its hash. */
    void start(boolean isObject, KeyedHash hash) {
        object = isObject;
        members = 0;
        sumHigh = 0;
        sumLow = 0;
        if (!isObject) {
            hash.start(ARRAY);
        }
    }

    boolean object() {
        return object;
    }

    /** The character that ends it. */
    int end() {
        return object ? '}' : ']';
    }

    /** Begins a member's hash: its name and its value are still to be added. */
    void startMember(KeyedHash hash) {
        hash.start(MEMBER);
    }

    /** The hash is at the end of a value. */
    void endValue(KeyedHash hash) {
        if (!object) {
            return;
        }
        hash.end();
        members++;
        long sum = sumLow + hash.low();
        sumHigh += hash.high() + (Long.compareUnsigned(sum, sumLow) < 0 ? 1 : 0);
        sumLow = sum;
    }

    /** The hash is needed for an object or array in this one. */
    void save(KeyedHash hash) {
        high = hash.high();
        low = hash.low();
    }

    /** Adds the object or array whose hash it is, and goes on as before. */
    void restore(KeyedHash hash, JsonLevel inner) {
        long innerHigh = hash.high();
        long innerLow = hash.low();
        hash.resume(high, low);
        hash.tag(inner.object ? OBJECT : ARRAY);
        hash.add(innerHigh, innerLow);
    }

    /** Makes the hash that of all. */
    void finish(KeyedHash hash) {
        if (object) {
            hash.start(OBJECT);
            hash.add(members, 0);
            hash.add(sumHigh, sumLow);
        }
        hash.end();
    }
}
