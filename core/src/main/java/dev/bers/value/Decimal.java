package dev.bers.value;

import org.jspecify.annotations.Nullable;

/**
 * A decimal number of any length: ±0.{@code digits} × 10<sup>{@code pointAt}</sup>, and its way to the nearest double
 * and back in exact arithmetic on digits.
 *
 * <p>The runtimes' own conversions differ (before JDK 19 the shortest form is not always found, TeaVM's parser is off
 * by a unit in the last place), and a digest must not depend on them. This is slow and seldom needed: only for more
 * than 15 significant digits or numbers near the limits of doubles.
 *
 * @param negative whether it is below zero
 * @param digits without leading or trailing zeros; empty for zero
 * @param pointAt how many digits stand before the point; negative if zeros follow it
 */
record Decimal(boolean negative, String digits, int pointAt) {

    /** Far outside what a double can hold, and far inside what an int can. */
    private static final int EXPONENT_MAX = 100_000;
    /** A double with a larger decimal exponent is infinite, with a smaller one zero. */
    private static final int DOUBLE_POINT_MAX = 310;

    private static final int DOUBLE_POINT_MIN = -325;
    private static final int MANTISSA_BITS = 52;
    private static final long IMPLICIT_BIT = 1L << MANTISSA_BITS;
    private static final int EXPONENT_BIAS = 1075;
    /** Factors are multiplied into one as far as the product with a digit and a carry fits into an int. */
    private static final int POWER_STEP = 11;

    private static final int TWO_TO_THE_STEP = 2_048;
    private static final int FIVE_TO_THE_STEP = 48_828_125;
    private static final double[] POWERS = {1e1, 1e2, 1e4, 1e8, 1e16, 1e32, 1e64, 1e128, 1e256};

    private static final int DIGITS_ALWAYS_ENOUGH = 17;

    private static final Decimal ZERO = new Decimal(false, "", 0);

    /** The number that a JSON literal (RFC 8259 section 6) writes, or null if it is none. */
    static @Nullable Decimal parse(String literal) {
        int at = literal.startsWith("-") ? 1 : 0;
        int wholeStart = at;
        at = skipDigits(literal, at);
        int wholeLength = at - wholeStart;
        if (wholeLength == 0 || (wholeLength > 1 && literal.charAt(wholeStart) == '0')) {
            return null;
        }
        String digits = literal.substring(wholeStart, at);
        if (at < literal.length() && literal.charAt(at) == '.') {
            int fractionEnd = skipDigits(literal, at + 1);
            if (fractionEnd == at + 1) {
                return null;
            }
            digits += literal.substring(at + 1, fractionEnd);
            at = fractionEnd;
        }
        Integer exponent = at == literal.length() ? Integer.valueOf(0) : exponent(literal, at);
        return exponent == null ? null : normalised(wholeStart == 1, digits, wholeLength + exponent);
    }

    private static @Nullable Integer exponent(String literal, int at) {
        char letter = literal.charAt(at);
        if (letter != 'e' && letter != 'E') {
            return null;
        }
        int digitsStart = at + 1;
        boolean signed = digitsStart < literal.length()
                && (literal.charAt(digitsStart) == '+' || literal.charAt(digitsStart) == '-');
        boolean negative = signed && literal.charAt(digitsStart) == '-';
        digitsStart += signed ? 1 : 0;
        if (digitsStart == literal.length() || skipDigits(literal, digitsStart) != literal.length()) {
            return null;
        }
        int exponent = 0;
        for (int i = digitsStart; i < literal.length(); i++) {
            exponent = Math.min(EXPONENT_MAX, exponent * 10 + (literal.charAt(i) - '0'));
        }
        return negative ? -exponent : exponent;
    }

    private static int skipDigits(String literal, int from) {
        int at = from;
        while (at < literal.length() && literal.charAt(at) >= '0' && literal.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static Decimal normalised(boolean negative, String digits, int pointAt) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        int end = digits.length();
        while (end > start && digits.charAt(end - 1) == '0') {
            end--;
        }
        return start == end ? ZERO : new Decimal(negative, digits.substring(start, end), pointAt - start);
    }

    /** The exact value of a finite double, at most 767 digits. */
    static Decimal exactly(double number) {
        long bits = Double.doubleToLongBits(number);
        Decimal magnitude = times2ToThe(exponentOf(bits), mantissaOf(bits));
        return number < 0 ? new Decimal(true, magnitude.digits, magnitude.pointAt) : magnitude;
    }

    private static long mantissaOf(long bits) {
        long fraction = bits & (IMPLICIT_BIT - 1);
        return biasedExponent(bits) == 0 ? fraction : fraction | IMPLICIT_BIT;
    }

    private static int exponentOf(long bits) {
        return Math.max(biasedExponent(bits), 1) - EXPONENT_BIAS;
    }

    private static int biasedExponent(long bits) {
        return (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    }

    /** A whole number doubled so many times; halved, that is times 5 over 10, if the exponent is negative. */
    private static Decimal times2ToThe(int exponent, long whole) {
        StringBuilder reversed = new StringBuilder(Long.toString(whole)).reverse();
        int left = Math.abs(exponent);
        for (; left >= POWER_STEP; left -= POWER_STEP) {
            multiply(reversed, exponent < 0 ? FIVE_TO_THE_STEP : TWO_TO_THE_STEP);
        }
        for (; left > 0; left--) {
            multiply(reversed, exponent < 0 ? 5 : 2);
        }
        String digits = reversed.reverse().toString();
        return normalised(false, digits, digits.length() - Math.max(0, -exponent));
    }

    private static void multiply(StringBuilder reversedDigits, int factor) {
        int carry = 0;
        for (int i = 0; i < reversedDigits.length(); i++) {
            int product = (reversedDigits.charAt(i) - '0') * factor + carry;
            reversedDigits.setCharAt(i, (char) ('0' + product % 10));
            carry = product / 10;
        }
        for (; carry > 0; carry /= 10) {
            reversedDigits.append((char) ('0' + carry % 10));
        }
    }

    /**
     * The double nearest to it, a tie to the even mantissa; infinite if it lies beyond the finite ones.
     *
     * <p>Begins with an estimate that is a few units off and walks until the number lies between the midpoints to both
     * neighbours, compared digit by digit.
     */
    double nearestDouble() {
        if (digits.isEmpty() || pointAt < DOUBLE_POINT_MIN) {
            return 0;
        }
        if (pointAt > DOUBLE_POINT_MAX) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        long bits = Math.min(Double.doubleToLongBits(estimate()), Double.doubleToLongBits(Double.MAX_VALUE));
        while (liesAboveMidpointAfter(bits)) {
            bits++;
            if (bits > Double.doubleToLongBits(Double.MAX_VALUE)) {
                break;
            }
        }
        while (bits > 0 && !liesAboveMidpointAfter(bits - 1)) {
            bits--;
        }
        double magnitude = Double.longBitsToDouble(bits);
        return negative ? -magnitude : magnitude;
    }

    private double estimate() {
        int count = Math.min(digits.length(), 15);
        double estimate = Long.parseLong(digits.substring(0, count));
        int exponent = pointAt - count;
        for (int i = 0; i < POWERS.length; i++) {
            if ((Math.abs(exponent) >> i & 1) == 1) {
                estimate = exponent < 0 ? estimate / POWERS[i] : estimate * POWERS[i];
            }
        }
        return estimate;
    }

    /** Whether the magnitude is nearer to the double after this one; in the middle, the even one is nearer. */
    private boolean liesAboveMidpointAfter(long bits) {
        int order = compareMagnitude(midpointAfter(bits));
        return order > 0 || (order == 0 && (bits & 1) == 1);
    }

    private static Decimal midpointAfter(long bits) {
        return times2ToThe(exponentOf(bits) - 1, 2 * mantissaOf(bits) + 1);
    }

    private int compareMagnitude(Decimal other) {
        return pointAt != other.pointAt ? Integer.compare(pointAt, other.pointAt) : digits.compareTo(other.digits);
    }

    /** The fewest digits whose nearest double is a finite one, of several with so many digits those closest to it. */
    static Decimal shortest(double number) {
        if (number == 0) {
            return ZERO;
        }
        long bits = Double.doubleToLongBits(Math.abs(number));
        Decimal below = midpointAfter(bits - 1);
        Decimal above = midpointAfter(bits);
        boolean even = (bits & 1) == 0;
        Decimal exact = exactly(number);
        for (int count = 1; count < DIGITS_ALWAYS_ENOUGH; count++) {
            Decimal rounded = exact.rounded(count);
            int fromBelow = rounded.compareMagnitude(below);
            int toAbove = above.compareMagnitude(rounded);
            if ((fromBelow > 0 && toAbove > 0) || (even && fromBelow >= 0 && toAbove >= 0)) {
                return rounded;
            }
        }
        return exact.rounded(DIGITS_ALWAYS_ENOUGH);
    }

    /** Rounded in magnitude, a tie to the even digit. */
    Decimal rounded(int count) {
        if (digits.length() <= count) {
            return this;
        }
        char[] kept = digits.substring(0, count).toCharArray();
        int at = count - 1;
        if (roundsUp(count)) {
            while (at >= 0 && kept[at] == '9') {
                kept[at--] = '0';
            }
            if (at < 0) {
                return new Decimal(negative, "1", pointAt + 1);
            }
            kept[at]++;
        }
        return normalised(negative, new String(kept), pointAt);
    }

    private boolean roundsUp(int count) {
        char next = digits.charAt(count);
        boolean tie = next == '5' && digits.length() == count + 1;
        return tie ? (digits.charAt(count - 1) - '0') % 2 == 1 : next >= '5';
    }

    /** Whether it lies where doubles have at least 15 digits, neither subnormal nor near the largest. */
    boolean isFarFromTheLimits() {
        return digits.isEmpty() || (pointAt > -300 && pointAt < 300);
    }

    /** As ECMA-262 {@code Number::toString} writes these digits. */
    String write() {
        if (digits.isEmpty()) {
            return "0";
        }
        int count = digits.length();
        String text;
        if (count <= pointAt && pointAt <= 21) {
            text = digits + "0".repeat(pointAt - count);
        } else if (0 < pointAt && pointAt <= 21) {
            text = digits.substring(0, pointAt) + "." + digits.substring(pointAt);
        } else if (-6 < pointAt && pointAt <= 0) {
            text = "0." + "0".repeat(-pointAt) + digits;
        } else {
            String fraction = count == 1 ? "" : "." + digits.substring(1);
            int exponent = pointAt - 1;
            text = digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        return negative ? "-" + text : text;
    }
}
