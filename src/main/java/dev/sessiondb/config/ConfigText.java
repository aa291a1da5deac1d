package dev.sessiondb.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a config file as text and parses it by the ending of its name. */
final class ConfigText {
    /** Configuration is written by hand; whatever is larger is something else. */
    private static final long MAXIMUM_BYTES = 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigText() {}

    /** The tree; empty for a file without content. */
    static Optional<ConfigNode> parse(Path file) throws ConfigSyntaxException {
        String text = read(file);
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".toml")) {
            return TomlTree.parse(text);
        }
        return name.endsWith(".json") ? JsonTree.parse(text) : YamlTree.parse(text);
    }

    private static String read(Path file) throws ConfigSyntaxException {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfigSyntaxException(1, "is a directory; a file was expected");
            }
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new ConfigSyntaxException(1, "is larger than 1 MiB, and so no config file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigSyntaxException(1, "is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw new ConfigSyntaxException(1, "cannot be read: the link leads nowhere");
        } catch (AccessDeniedException e) {
            throw new ConfigSyntaxException(1, "cannot be read: permission denied");
        } catch (IOException e) {
            throw new ConfigSyntaxException(1, "cannot be read: " + e.getMessage());
        }
    }
}
