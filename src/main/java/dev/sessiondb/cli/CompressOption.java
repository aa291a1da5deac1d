package dev.sessiondb.cli;

import dev.sessiondb.io.Compression;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How dumps are compressed. */
final class CompressOption {
    @Option(
            names = "--compress",
            defaultValue = "none",
            paramLabel = "none|gz|zst",
            description = "How dumps are compressed, that of the backup too (default: none).")
    private String compress = "none";

    /**
     * What was given.
     *
     * @throws ParameterException when the word isn't known
     */
    Compression compression(CommandSpec spec) {
        return Compression.of(compress)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "`--compress` is `" + compress + "`, which is none of `none`, `gz`, `zst`"));
    }
}
