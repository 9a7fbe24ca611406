package dev.bers.client;

/** Answers for tests of other packages. */
public final class ServedAnswers {

    private ServedAnswers() {}

    /** Release 1 of staging with these values and withheld ones. */
    public static byte[] staging(String values, String withheld) {
        return ServedAnswer.ofStaging(1, values).withheld(withheld).bytes();
    }
}
