package dev.sessiondb.config;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Merges the command line, the environment, the project's file, the user's file and the defaults, in this order. */
public final class SettingsLoader {
    private final Environment environment;
    private final Overrides overrides;
    private final Findings findings = new Findings();

    private SettingsLoader(Environment environment, Overrides overrides) {
        this.environment = environment;
        this.overrides = overrides;
    }

    /**
     * Loads everything.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}, naming every problem
     */
    public static Configuration load(Environment environment, Overrides overrides) {
        return check(environment, overrides).orThrow();
    }

    /** What is configured as far as it can be known, and all that is wrong with it. */
    public record Checked(Configuration configuration, List<ConfigProblem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /**
         * The configuration, once nothing is wrong with it.
         *
         * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID}, naming every problem
         */
        public Configuration orThrow() {
            if (problems.isEmpty()) {
                return configuration;
            }
            String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
            throw Problem.of(ErrorCode.CONFIG_INVALID, "the configuration has " + count)
                    .causedBy(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")))
                    .hint("mend what is named above; `sessiondb config validate` looks again")
                    .toException();
        }
    }

    /** Loads what can be loaded; never throws for what the configuration says. */
    public static Checked check(Environment environment, Overrides overrides) {
        return new SettingsLoader(environment, overrides).load();
    }

    private Checked load() {
        ConfigFiles places = new ConfigFiles(environment, findings);
        List<ConfigFile> project = read(places.project(), Optional.empty());
        List<ConfigFile> user = read(places.user(), Optional.of(environment.home()));
        List<ConfigFile> counting = new ArrayList<>();
        project.stream().findFirst().ifPresent(counting::add);
        user.stream().findFirst().ifPresent(counting::add);
        SettingsReader reader = new SettingsReader(new Sources(environment, counting, findings), environment, findings);
        Settings settings = reader.read(overrides);
        ConfigWarnings.of(settings, counting).forEach(findings::warning);
        List<Disagreement> disagreements = new ArrayList<>(Disagreements.of(project, environment));
        disagreements.addAll(Disagreements.of(user, environment));
        Configuration configuration = new Configuration(
                settings,
                project.stream().map(ConfigFile::path).findFirst(),
                user.stream().map(ConfigFile::path).findFirst(),
                ConfigFiles.newUserFile(environment),
                findings.warnings(),
                disagreements);
        return new Checked(configuration, findings.problems());
    }

    /** Relative paths in the user's file are relative to the home directory, those in a project's to the project. */
    private List<ConfigFile> read(List<Path> files, Optional<Path> base) {
        return files.stream()
                .map(file -> new ConfigReader(file, findings)
                        .read(base.orElseGet(() -> file.resolve("../..").normalize())))
                .toList();
    }
}
