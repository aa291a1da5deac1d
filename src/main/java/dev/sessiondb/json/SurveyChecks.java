package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import java.util.ArrayList;
import java.util.List;

/** What the survey of a session file means for the question whether it may be migrated. */
final class SurveyChecks {
    private final Survey survey;
    private final boolean skip;

    /** @param skip whether records that can't be taken may be left out */
    SurveyChecks(Survey survey, boolean skip) {
        this.survey = survey;
        this.skip = skip;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(format(), records(), duplicates()));
        if (survey.shape().keyed()) {
            checks.add(names());
        }
        checks.add(columns());
        return checks;
    }

    private Check format() {
        String around = survey.leftOut().isEmpty()
                ? ""
                : "; not part of the sessions, and left out: " + String.join(", ", survey.leftOut());
        String found = survey.stamp().bytes() == 0
                ? "an empty file, which is a database without sessions"
                : "JSON, " + survey.shape().words() + ", " + survey.stamp().bytes() + " bytes" + around;
        return Check.pass("source.format", "source is a session file by content", found)
                .code(ErrorCode.SOURCE_UNAVAILABLE);
    }

    private Check records() {
        String title = "every record is a session";
        if (survey.bad().none()) {
            return Check.pass("source.records", title, survey.records() + " records");
        }
        String found = survey.bad().count() + " of " + survey.records() + " records can't be taken";
        if (skip) {
            return Check.warn(
                    "source.records",
                    title,
                    found + ", and go to the reject file:\n" + survey.bad().lines(),
                    "see that these records may be left out");
        }
        return Check.fail(
                "source.records",
                title,
                found + ":\n" + survey.bad().lines(),
                "mend these records in a copy of the file and migrate the copy, or leave them out with `--on-error skip`");
    }

    private Check duplicates() {
        String title = "every session is there once";
        if (survey.duplicates().none()) {
            return Check.pass("source.duplicates", title, "no session twice");
        }
        return Check.warn(
                "source.duplicates",
                title,
                survey.duplicates().count() + " of " + survey.records()
                        + " records are left out: of each session the one with the newest `createdAt` stays, of equally new ones the last\n"
                        + survey.duplicates().lines(),
                "see that these records may go; the backup keeps the whole file");
    }

    private Check names() {
        String title = "records have the session they are kept by";
        if (survey.contradictions().none()) {
            return Check.pass("source.names", title, "no record says another");
        }
        return Check.warn(
                "source.names",
                title,
                survey.contradictions().count()
                        + " records say another session than the name they are kept by; theirs counts\n"
                        + survey.contradictions().lines(),
                "see that these sessions are right");
    }

    private Check columns() {
        String title = "values keep their kind";
        int columns = survey.columns().size() + 1;
        if (survey.remarks().isEmpty()) {
            return Check.pass(
                    "source.columns", title, columns + " columns; null and a missing value are both stored as NULL");
        }
        return Check.warn(
                "source.columns",
                title,
                String.join("\n", survey.remarks()),
                "see that these columns are as you want them");
    }
}
