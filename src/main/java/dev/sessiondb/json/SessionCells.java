package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sessiondb.json.Cell.Kind;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table as records of a session file. A NULL is left out. */
final class SessionCells {
    private static final Cell NULL = new Cell(Kind.NULL, "null");

    private final List<SessionMember> members;

    SessionCells(List<SessionMember> members) {
        this.members = members;
    }

    /**
     * The values of the current row, in order.
     *
     * @throws NoPlace when one has no place in JSON
     */
    Map<String, Cell> of(RowCursor row) throws NoPlace {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (SessionMember member : members) {
            Cell cell = cell(row, member);
            if (cell.kind() != Kind.NULL) {
                cells.put(member.name(), cell);
            }
        }
        return cells;
    }

    private static Cell cell(RowCursor row, SessionMember member) throws NoPlace {
        for (int column : member.columns()) {
            if (row.storageClass(column) != StorageClass.NULL) {
                return cell(row, column, member);
            }
        }
        return NULL;
    }

    private static Cell cell(RowCursor row, int column, SessionMember member) throws NoPlace {
        return switch (row.storageClass(column)) {
            case NULL -> NULL;
            case INTEGER -> integer(row.longValue(column), member.kind());
            case REAL -> real(row.doubleValue(column), member);
            case TEXT -> text(characters(row, column, member), member.kind());
            case BLOB -> throw new NoPlace(member.name(), "a BLOB");
        };
    }

    private static Cell integer(long value, SessionMember.Kind kind) {
        boolean truth = kind == SessionMember.Kind.BOOLEAN && (value == 0 || value == 1);
        return truth
                ? new Cell(Kind.BOOLEAN, Boolean.toString(value == 1))
                : new Cell(Kind.INTEGER, Long.toString(value));
    }

    private static Cell real(double value, SessionMember member) throws NoPlace {
        if (!Double.isFinite(value)) {
            throw new NoPlace(member.name(), "an infinite number");
        }
        return new Cell(Kind.DECIMAL, Double.toString(value));
    }

    private static Cell text(String text, SessionMember.Kind kind) {
        if (kind == SessionMember.Kind.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return new Cell(Kind.BOOLEAN, text);
        }
        return kind == SessionMember.Kind.STRUCTURE ? structure(text) : new Cell(Kind.STRING, text);
    }

    /** Text that isn't an object or array stays a string. */
    private static Cell structure(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return new Cell(Kind.STRING, text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = SessionFile.parser(new ByteArrayInputStream(bytes))) {
            parser.nextToken();
            String compact = CompactText.of(parser);
            return parser.nextToken() == null ? new Cell(Kind.STRUCTURE, compact) : new Cell(Kind.STRING, text);
        } catch (JsonProcessingException e) {
            return new Cell(Kind.STRING, text);
        } catch (IOException e) {
            throw new IllegalStateException("an array can be read", e);
        }
    }

    private static String characters(RowCursor row, int column, SessionMember member) throws NoPlace {
        if (row.large(column)) {
            throw new NoPlace(member.name(), "a text of more than " + RowCursor.LARGE + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row.bytes(column)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoPlace(member.name(), "a text that isn't UTF-8");
        }
    }

    /** A value that a session file can't hold. */
    static final class NoPlace extends Exception {
        private static final long serialVersionUID = 1;

        NoPlace(String member, String what) {
            super("`" + member + "` is " + what);
        }
    }
}
