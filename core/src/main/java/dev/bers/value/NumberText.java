package dev.bers.value;

import java.util.Optional;

/**
 * The canonical text of a number, after RFC 8785 section 3.2.2.3 and ECMA-262 {@code Number::toString}: the shortest
 * digits that give back the same IEEE 754 double, without exponent from 10<sup>-7</sup> up to 10<sup>21</sup>.
 *
 * <p>Works on the decimal text alone: up to 15 significant digits the literal's own digits are the shortest ones. Only
 * beyond that the nearest double is found and its exact value rounded to the fewest digits that give it back.
 */
public final class NumberText {

    /** Literals with more characters are refused before any work is done. */
    public static final int LENGTH_MAX = 400;

    private static final int DIGITS_ALWAYS_EXACT = 15;
    /** 2<sup>53</sup>. */
    private static final String INTEGER_MAX = "9007199254740992";

    private NumberText() {}

    /**
     * The canonical form of a JSON number literal (RFC 8259 section 6); empty if it isn't one, is longer than
     * {@value #LENGTH_MAX} characters or lies beyond the finite doubles.
     */
    public static Optional<String> canonical(String literal) {
        if (isShortInteger(literal)) {
            return Optional.of(literal);
        }
        if (literal.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Decimal decimal = Decimal.parse(literal);
        if (decimal == null) {
            return Optional.empty();
        }
        if (decimal.digits().length() <= DIGITS_ALWAYS_EXACT && decimal.isFarFromTheLimits()) {
            return Optional.of(decimal.write());
        }
        double nearest = decimal.nearestDouble();
        if (Double.isInfinite(nearest)) {
            return Optional.empty();
        }
        return Optional.of(Decimal.shortest(nearest).write());
    }

    /** Whether a canonical text is a whole number within ±2<sup>53</sup>. */
    public static boolean isInteger(String canonical) {
        int start = canonical.startsWith("-") ? 1 : 0;
        int length = canonical.length() - start;
        if (length == 0 || length > INTEGER_MAX.length()) {
            return false;
        }
        for (int i = start; i < canonical.length(); i++) {
            char c = canonical.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return length < INTEGER_MAX.length() || canonical.substring(start).compareTo(INTEGER_MAX) <= 0;
    }

    /** The common case, answered without allocation: up to 15 digits without sign, point, exponent, leading zero. */
    private static boolean isShortInteger(String literal) {
        int length = literal.length();
        if (length == 0 || length > DIGITS_ALWAYS_EXACT || (literal.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
