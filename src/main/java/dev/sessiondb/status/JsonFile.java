package dev.sessiondb.status;

import java.nio.file.Path;
import java.time.Instant;

/** The JSON file an application keeps its sessions in; {@code bytes} its size. */
public record JsonFile(Path path, long bytes, Instant lastWrite) {}
