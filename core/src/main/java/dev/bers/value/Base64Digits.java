package dev.bers.value;

/** The digits of base64, of both its alphabets (RFC 4648, sections 4 and 5). */
public final class Base64Digits {

    private Base64Digits() {}

    /** The six bits that a character stands for, from 0 to 63; -1 if it is no digit. Padding is none. */
    public static int sextet(int character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return switch (character) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
