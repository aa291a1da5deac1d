package dev.sessiondb.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which other processes have a file open. A connection in rollback-journal mode holds no lock between two transactions, and would go on with the old file once it is replaced; Linux tells of it all the same, in
 * {@code /proc}, for the processes that this user may look into. Elsewhere nothing is known.
 */
final class OpenHandles {
    private static final Path PROCESSES = Path.of("/proc");

    private final Object key;
    private final List<Long> found = new ArrayList<>();

    private OpenHandles(Object key) {
        this.key = key;
    }

    /** The ids of the processes, in no order. */
    static List<Long> of(Path file) {
        Optional<Object> key = key(file);
        if (key.isEmpty()) {
            return List.of();
        }
        OpenHandles handles = new OpenHandles(key.get());
        handles.look();
        return List.copyOf(handles.found);
    }

    /** Such as {@code process 4711 (/usr/bin/python3)}. */
    static String words(long process) {
        return "process " + process
                + ProcessHandle.of(process)
                        .flatMap(handle -> handle.info().command())
                        .map(command -> " (`" + command + "`)")
                        .orElse("");
    }

    private void look() {
        long own = ProcessHandle.current().pid();
        for (Path process : list(PROCESSES, "[0-9]*")) {
            long id = Long.parseLong(String.valueOf(process.getFileName()));
            if (id != own && list(process.resolve("fd"), "*").stream().anyMatch(this::same)) {
                found.add(id);
            }
        }
    }

    private boolean same(Path handle) {
        return Objects.equals(key(handle).orElse(null), key);
    }

    /** Nothing for a file, or a process, that is gone or none of ours. */
    private static Optional<Object> key(Path file) {
        try {
            @Nullable
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.ofNullable(key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> list(Path directory, String pattern) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, pattern)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            return entries;
        }
        return entries;
    }
}
