package dev.sessiondb.report;

import java.util.List;

/**
 * What came out of it.
 *
 * @param word such as {@code dry run} or {@code published}
 * @param sentences what was done and what state the data is in; what stands between backticks is code
 */
public record Outcome(Tone tone, String word, List<String> sentences) {

    public Outcome {
        sentences = List.copyOf(sentences);
    }
}
