package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.config.ConfigProblem;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Disagreement;
import dev.sessiondb.config.EffectiveSetting;
import dev.sessiondb.config.EffectiveSettings;
import dev.sessiondb.config.SettingsLoader;

/** The configuration as a JSON tree. */
final class JsonConfiguration {
    private JsonConfiguration() {}

    static ObjectNode of(SettingsLoader.Checked checked) {
        Configuration configuration = checked.configuration();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode settings = node.putArray("settings");
        for (EffectiveSetting setting : EffectiveSettings.of(configuration.settings())) {
            settings.addObject()
                    .put("key", setting.key().path())
                    .put("value", setting.value().orElse(null))
                    .put("source", setting.origin());
        }
        ObjectNode files = node.putObject("files");
        files.put("project", configuration.projectFile().map(Object::toString).orElse(null));
        files.put("user", configuration.userFile().map(Object::toString).orElse(null));
        ArrayNode problems = node.putArray("problems");
        for (ConfigProblem problem : checked.problems()) {
            problems.addObject()
                    .put("source", problem.origin())
                    .put("key", problem.key().orElse(null))
                    .put("message", problem.message());
        }
        ArrayNode disagreements = node.putArray("disagreements");
        configuration.disagreements().forEach(d -> disagreement(d, disagreements.addObject()));
        return node;
    }

    private static void disagreement(Disagreement disagreement, ObjectNode node) {
        node.put("key", disagreement.key().path());
        node.putObject("used")
                .put("value", disagreement.used().value())
                .put("source", disagreement.used().origin());
        node.putObject("other")
                .put("value", disagreement.other().value())
                .put("source", disagreement.other().origin());
    }
}
