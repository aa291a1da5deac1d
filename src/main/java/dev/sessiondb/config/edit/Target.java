package dev.sessiondb.config.edit;

import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Where the text goes. */
sealed interface Target {

    Optional<String> obstacle();

    /** Returns where the copy of what was there is. */
    Optional<Path> write(String text, Clock clock);

    /** A file that is there. */
    record Existing(Replacement replacement) implements Target {
        @Override
        public Optional<String> obstacle() {
            return replacement.obstacle();
        }

        @Override
        public Optional<Path> write(String text, Clock clock) {
            return Optional.of(replacement.write(text, clock));
        }
    }

    /** A file that isn't there yet. */
    record New(Path file, Refusal refusal) implements Target {

        void requireAbsent() {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw refusal.because("there is something of that name");
            }
        }

        @Override
        public Optional<String> obstacle() {
            Path above = directory();
            while (!Files.exists(above) && above.getParent() != null) {
                above = above.getParent();
            }
            try {
                boolean writable = Files.isDirectory(above) && Replacement.writable(above);
                return writable ? Optional.empty() : Optional.of("nothing can be made in " + above);
            } catch (IOException e) {
                return Optional.of(above + " cannot be looked at: " + e.getMessage());
            }
        }

        @Override
        public Optional<Path> write(String text, Clock clock) {
            requireAbsent();
            obstacle().ifPresent(reason -> {
                throw refusal.because(reason);
            });
            try {
                PrivateFiles.createDirectories(directory());
                create(text);
                return Optional.empty();
            } catch (IOException e) {
                throw refusal.because("it cannot be written: " + e.getMessage(), e);
            }
        }

        private void create(String text) throws IOException {
            Path temporary = Files.createTempFile(directory(), "." + file.getFileName() + ".", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                AtomicFiles.moveToNew(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }

        private Path directory() {
            return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
        }
    }
}
