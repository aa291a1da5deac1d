package dev.sessiondb.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks where the applications keep their files when nobody says. Reads no file. */
final class DefaultFiles {
    private final Environment environment;
    private final List<Application> applications;
    private final Optional<Application> first;

    /** @param first the one whose config file counts */
    DefaultFiles(Environment environment, List<Application> applications, Optional<Application> first) {
        this.environment = environment;
        this.applications = List.copyOf(applications);
        this.first = first;
    }

    /**
     * The files that are there: those of the application that goes first, else those of the working directory, else those of the user's directories. More than one is nothing to guess.
     *
     * @param kind the kind of file
     */
    List<Setting<Path>> find(Function<Application, DefaultPaths> kind) {
        List<Setting<Path>> preferred = found(first.stream()
                .flatMap(application -> Stream.of(
                        new Place(application, kind.apply(application).project()),
                        new Place(application, kind.apply(application).user())))
                .toList());
        if (!preferred.isEmpty()) {
            return preferred;
        }
        List<Setting<Path>> project =
                found(places(application -> kind.apply(application).project()));
        return project.isEmpty()
                ? found(places(application -> kind.apply(application).user()))
                : project;
    }

    private record Place(Application application, List<String> paths) {}

    private List<Place> places(Function<Application, List<String>> paths) {
        return applications.stream()
                .map(application -> new Place(application, paths.apply(application)))
                .toList();
    }

    /** Two ways to one file are one file. */
    private List<Setting<Path>> found(List<Place> places) {
        Map<Path, Setting<Path>> files = new LinkedHashMap<>();
        for (Place place : places) {
            path(place)
                    .filter(Files::isRegularFile)
                    .ifPresent(path -> files.putIfAbsent(
                            real(path),
                            new Setting<>(
                                    path,
                                    Setting.DEFAULT + " of profile "
                                            + place.application().name())));
        }
        return new ArrayList<>(files.values());
    }

    private Optional<Path> path(Place place) {
        try {
            return DefaultPaths.first(place.paths(), environment)
                    .map(text -> environment.path(text, environment.directory()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
