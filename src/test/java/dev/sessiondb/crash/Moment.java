package dev.sessiondb.crash;

import dev.sessiondb.testing.BuiltJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** When it strikes. */
sealed interface Moment {

    /** Sets what there is to set before the start. */
    default void prepare(Line line) {}

    /** Whether it is now. */
    boolean due(Stage stage, Line line, BuiltJar.Running running);

    /** Some time after the start. */
    record After(int milliseconds) implements Moment {
        @Override
        public boolean due(Stage stage, Line line, BuiltJar.Running running) {
            return running.elapsed().toMillis() >= milliseconds;
        }
    }

    /** When the program says that a phase begins, and some time later. */
    record In(String phase) implements Moment {
        @Override
        public boolean due(Stage stage, Line line, BuiltJar.Running running) {
            return running.stderr().contains(phase + " ...");
        }
    }

    /** When a statement is on its way; {@code running}: when the server has had it for a moment. */
    record Statement(String text, int which, boolean running) implements Moment {
        @Override
        public void prepare(Line line) {
            line.set(new Line.Trap(text, which, running, 0));
        }

        @Override
        public boolean due(Stage stage, Line line, BuiltJar.Running program) {
            return line.sprung();
        }
    }

    /** When so many bytes went over the line. */
    record Bytes(long count) implements Moment {
        @Override
        public void prepare(Line line) {
            line.set(new Line.Trap("", 0, false, count));
        }

        @Override
        public boolean due(Stage stage, Line line, BuiltJar.Running running) {
            return line.sprung();
        }
    }

    /** When a file appears whose name ends so. */
    record Appears(String suffix) implements Moment {
        @Override
        public boolean due(Stage stage, Line line, BuiltJar.Running running) {
            try (Stream<Path> all = Files.walk(stage.home())) {
                return all.anyMatch(path -> path.toString().endsWith(suffix));
            } catch (UncheckedIOException e) {
                return false; // It was there, and is gone.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
