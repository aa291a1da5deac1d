package dev.sessiondb.plan;

import dev.sessiondb.profile.Identifiers;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds names again that another schema spells otherwise: exactly first, then but for case, then as {@code createdAt} for {@code created_at}; each only where one name on either side is left that reads so. */
public final class NameMatch {
    private static final List<UnaryOperator<String>> STEPS =
            List.of(UnaryOperator.identity(), name -> name.toLowerCase(Locale.ROOT), Identifiers.SNAKE::apply);

    private NameMatch() {}

    /** The targets' names by the sources'. */
    public static Map<String, String> of(Collection<String> sources, Collection<String> targets) {
        Set<String> unmatched = new LinkedHashSet<>(sources);
        Set<String> free = new LinkedHashSet<>(targets);
        Map<String, String> matches = new HashMap<>();
        for (UnaryOperator<String> step : STEPS) {
            Map<String, List<String>> offered = free.stream().collect(Collectors.groupingBy(step));
            Map<String, List<String>> asked = unmatched.stream().collect(Collectors.groupingBy(step));
            asked.forEach((form, names) -> {
                List<String> alike = offered.getOrDefault(form, List.of());
                if (names.size() == 1 && alike.size() == 1) {
                    matches.put(names.get(0), alike.get(0));
                }
            });
            unmatched.removeAll(matches.keySet());
            free.removeAll(matches.values());
        }
        return matches;
    }

    /** How the names differ, in words. */
    static String difference(String source, String target) {
        return source.equalsIgnoreCase(target) ? "whose name differs in case" : "whose name is spelt otherwise";
    }
}
