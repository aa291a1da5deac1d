package dev.sessiondb.config;

import dev.sessiondb.io.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a file is by its content, never by its name. */
public final class FileContent {
    private static final int LOOKED_AT = 4096;

    private FileContent() {}

    /** Whether it begins as a JSON document of sessions does, also once decompressed. One that isn't there or can't be read doesn't: its reader says why. Not while this process has the file open as a database. */
    public static boolean isJson(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Compression.open(file)) {
            String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            String text = start.startsWith("\uFEFF") ? start.substring(1) : start;
            return text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{");
        } catch (IOException e) {
            return false;
        }
    }
}
