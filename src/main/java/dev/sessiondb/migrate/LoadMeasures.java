package dev.sessiondb.migrate;

import dev.sessiondb.report.Sample;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a load.
 *
 * @param bytes on the server's disk by table, indexes included
 * @param samples how far it was over time
 */
public record LoadMeasures(Map<String, Long> bytes, List<Sample> samples) {

    public LoadMeasures {
        bytes = Map.copyOf(bytes);
        samples = List.copyOf(samples);
    }
}
