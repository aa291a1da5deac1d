package dev.sessiondb.json;

/** How the values of one column are stored. */
enum Form {
    TEXT("TEXT"),
    BOOLEAN("BOOLEAN"),
    INTEGER("INTEGER"),
    REAL("REAL"),
    JSON("JSON"),
    DATETIME("DATETIME"),
    /** Numbers count seconds in some records and milliseconds in others: all are stored in milliseconds. */
    DATETIME_IN_MILLISECONDS("DATETIME");

    private final String declaredType;

    Form(String declaredType) {
        this.declaredType = declaredType;
    }

    String declaredType() {
        return declaredType;
    }
}
