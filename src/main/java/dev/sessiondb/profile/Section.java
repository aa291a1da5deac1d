package dev.sessiondb.profile;

import dev.sessiondb.profile.ProfileReader.Complaints;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One mapping of a profile file, and where it stands in it. What can't be read is a complaint, and then absent. */
final class Section {
    private final String place;
    private final Map<String, Optional<Object>> values;
    private final Complaints complaints;

    private Section(String place, Map<String, Optional<Object>> values, Complaints complaints) {
        this.place = place;
        this.values = values;
        this.complaints = complaints;
    }

    static Section of(String place, Map<?, ?> map, Complaints complaints) {
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), Optional.ofNullable(value)));
        return new Section(place, values, complaints);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    void allow(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                complain(
                        key,
                        "is not known here; known are "
                                + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    /** The mapping under a key; an empty one when there is none. */
    Section section(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return of(path(key), map, complaints);
        }
        value.ifPresent(other -> complain(key, "is not a mapping"));
        return of(path(key), Map.of(), complaints);
    }

    /** The mappings in the list under a key; none when there is none. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Object element : list(key)) {
            if (element instanceof Map<?, ?> map) {
                sections.add(of(path(key) + "[" + sections.size() + "]", map, complaints));
            } else {
                complain(key, "has an element that is not a mapping");
            }
        }
        return sections;
    }

    /** The texts in the list under a key, or the only one. */
    List<String> texts(String key) {
        if (value(key).filter(value -> !(value instanceof List)).isPresent()) {
            return text(key).stream().toList();
        }
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof List<?> list) {
            return list;
        }
        value.ifPresent(other -> complain(key, "is not a list"));
        return List.of();
    }

    Optional<String> text(String key) {
        return value(key).flatMap(value -> {
            if (value instanceof Map || value instanceof List) {
                complain(key, "is not a single value");
                return Optional.empty();
            }
            return Optional.of(String.valueOf(value));
        });
    }

    boolean truth(String key) {
        return decision(key).orElse(false);
    }

    Optional<Boolean> decision(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
            complain(key, "is neither true nor false");
        }
        return value.filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    Optional<Integer> number(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Integer)) {
            complain(key, "is not a whole number");
        }
        return value.filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    Optional<ZoneId> zone(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                complain(key, "`" + text + "` is not a time zone");
                return Optional.empty();
            }
        });
    }

    /** One of an enum's names, in lower case and with hyphens; YAML's null is the word. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        if (!values.containsKey(key)) {
            return Optional.empty();
        }
        String text = value(key).isEmpty() ? "null" : text(key).orElse("");
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Section::word).collect(Collectors.joining(", "));
            complain(key, "`" + text + "` is none of " + known);
        }
        return found;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What values become, by text; null for NULL. */
    Map<String, Optional<String>> map(String key) {
        Section map = section(key);
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        map.keys().forEach(name -> all.put(name, map.value(name).map(String::valueOf)));
        return all;
    }

    private Optional<Object> value(String key) {
        return values.getOrDefault(key, Optional.empty());
    }

    void complain(String key, String what) {
        complaints.add(path(key), what);
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
