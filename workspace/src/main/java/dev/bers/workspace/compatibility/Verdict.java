package dev.bers.workspace.compatibility;

/** Whether a value fulfils a schema, as far as that is known. */
enum Verdict {
    YES,
    NO,
    UNKNOWN;

    static Verdict of(boolean fulfilled) {
        return fulfilled ? YES : NO;
    }

    Verdict and(Verdict other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : UNKNOWN;
    }

    Verdict or(Verdict other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO ? other : UNKNOWN;
    }

    Verdict not() {
        return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }
}
