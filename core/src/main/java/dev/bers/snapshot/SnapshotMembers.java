package dev.bers.snapshot;

import dev.bers.value.MappingValue;
import dev.bers.value.NumberValue;
import dev.bers.value.TextValue;
import java.util.Optional;

/** The members of a part of a snapshot; a missing or mistyped one is a problem. */
record SnapshotMembers(String what, MappingValue mapping) {

    private static final int SHA256_DIGITS = 64;

    /** Whether it is of the one format that is known. */
    SnapshotMembers requireFormat() {
        long format = number("format");
        if (format != SnapshotPointer.FORMAT) {
            throw SnapshotProblems.otherFormat(what, format);
        }
        return this;
    }

    String text(String name) {
        if (mapping.get(name) instanceof TextValue text && !text.text().isEmpty()) {
            return text.text();
        }
        throw SnapshotProblems.malformed(what, name, "a text");
    }

    long number(String name) {
        if (mapping.get(name) instanceof NumberValue number && number.isInteger() && number.asLong() >= 0) {
            return number.asLong();
        }
        throw SnapshotProblems.malformed(what, name, "a whole number from 0");
    }

    SnapshotMembers below(String name) {
        if (mapping.get(name) instanceof MappingValue below) {
            return new SnapshotMembers(what, below);
        }
        throw SnapshotProblems.malformed(what, name, "a mapping");
    }

    <T> T parsed(String name, Optional<T> value, String expected) {
        if (value.isPresent()) {
            return value.get();
        }
        throw SnapshotProblems.malformed(what, name, expected);
    }

    String digest(String name) {
        String text = text(name);
        boolean isDigest =
                text.startsWith(SnapshotIndex.DIGEST) && text.length() == SnapshotIndex.DIGEST.length() + SHA256_DIGITS;
        for (int i = SnapshotIndex.DIGEST.length(); isDigest && i < text.length(); i++) {
            char c = text.charAt(i);
            isDigest = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!isDigest) {
            throw SnapshotProblems.malformed(what, name, "sha256: and 64 hexadecimal digits");
        }
        return text;
    }
}
