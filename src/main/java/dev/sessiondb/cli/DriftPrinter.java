package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.preflight.Drift;
import java.io.PrintWriter;
import java.util.List;

/** Says what has parted, where nobody can overlook it. */
final class DriftPrinter {
    private final PastedCommands commands;

    DriftPrinter(PastedCommands commands) {
        this.commands = commands;
    }

    void print(List<Drift> drifts, PrintWriter out) {
        for (Drift drift : drifts) {
            out.println("DRIFT  " + drift.code() + ": " + drift.message());
            out.println("       " + drift.meaning());
            for (Drift.Remedy remedy : drift.remedies()) {
                out.println("       " + remedy.when() + ": " + commands.of(remedy.arguments()));
            }
            out.println();
        }
        out.flush();
    }

    void json(List<Drift> drifts, ArrayNode array) {
        for (Drift drift : drifts) {
            ObjectNode node = array.addObject();
            node.put("code", drift.code());
            node.put("message", drift.message());
            node.put("meaning", drift.meaning());
            node.put("docs", Catalogue.place(drift.code()));
            ArrayNode remedies = node.putArray("remedies");
            for (Drift.Remedy remedy : drift.remedies()) {
                remedies.addObject().put("when", remedy.when()).put("command", commands.of(remedy.arguments()));
            }
        }
    }
}
