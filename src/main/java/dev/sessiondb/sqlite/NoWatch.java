package dev.sessiondb.sqlite;

/** For a file that nobody else writes. */
final class NoWatch implements WriteWatch {

    @Override
    public boolean written() {
        return false;
    }

    @Override
    public void confirm() {
        // nobody writes
    }

    @Override
    public void close() {
        // nothing is held
    }
}
