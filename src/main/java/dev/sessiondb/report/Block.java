package dev.sessiondb.report;

/** A part of a page. */
public sealed interface Block permits DataTable, Facts, Fold, KeyGraph, Paragraph, Promises, RatePlot, Steps {

    /** Writes itself. */
    void write(Markup markup);
}
