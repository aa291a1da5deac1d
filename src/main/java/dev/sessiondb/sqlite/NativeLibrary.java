package dev.sessiondb.sqlite;

import dev.sessiondb.io.PrivateDirectory;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite itself, which the driver puts into a temporary file and loads from there. A process that is killed would leave that file behind; once loaded it is no longer needed, but on Windows.
 */
final class NativeLibrary {
    /** The driver's own setting of where the file goes. */
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /** Loads it, the first time. */
    static void load() throws SQLException {
        if (Once.FAILURE.isPresent()) {
            throw new SQLException("SQLite's native library cannot be loaded: " + Once.FAILURE.get());
        }
    }

    /** Made when it is first used. */
    private static final class Once {
        private static final Optional<String> FAILURE = failure();

        private static Optional<String> failure() {
            if (System.getProperty(DIRECTORY) != null) {
                return Optional.empty();
            }
            try (PrivateDirectory directory = new PrivateDirectory("native")) {
                System.setProperty(DIRECTORY, directory.path().toString());
                SQLiteJDBCLoader.initialize();
                return Optional.empty();
            } catch (Exception e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } finally {
                System.clearProperty(DIRECTORY);
            }
        }
    }
}
