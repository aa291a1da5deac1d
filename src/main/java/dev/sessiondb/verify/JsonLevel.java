package dev.sessiondb.verify;

/** An object or array not yet at its end. An object's members are added up, an array's elements chained. Reused. */
final class JsonLevel {
    private static final int OBJECT = 'o';
    private static final int ARRAY = 'a';
    private static final int MEMBER = ':';
    private static final int ELEMENT = ',';

    private boolean object;
    private long count;
    private long nameHigh;
    private long nameLow;
    private long high;
    private long low;

    void start(boolean isObject) {
        object = isObject;
        count = 0;
        high = 0;
        low = 0;
    }

    boolean object() {
        return object;
    }

    /** The character that ends it. */
    int end() {
        return object ? '}' : ']';
    }

    /** Whose value comes next. */
    void name(KeyedHash name) {
        nameHigh = name.high();
        nameLow = name.low();
    }

    /** Takes in a value, whose hash gets lost. */
    void add(KeyedHash value) {
        long valueHigh = value.high();
        long valueLow = value.low();
        count++;
        value.start(object ? MEMBER : ELEMENT);
        value.add(object ? nameHigh : high, object ? nameLow : low);
        value.add(valueHigh, valueLow);
        value.end();
        if (object) {
            long sum = low + value.low();
            high += value.high() + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            low = sum;
        } else {
            high = value.high();
            low = value.low();
        }
    }

    /** Makes the hash that of all. */
    void finish(KeyedHash hash) {
        hash.start(object ? OBJECT : ARRAY);
        hash.add(count, 0);
        hash.add(high, low);
        hash.end();
    }
}
