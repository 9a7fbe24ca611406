package dev.bers.javascript.lean;

import java.util.Set;
import org.teavm.extension.spi.substitution.SubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Tells the compiler which types have a stand-in here. */
public final class LeanTypes implements SubstitutionPolicy {

    private static final Set<String> NAMES = Set.of(
            "dev.bers.artefact.Rows",
            "dev.bers.environment.CompatibilityLetters",
            "java.lang.AbstractStringBuilder",
            "java.lang.Character",
            "java.lang.StringBuilder",
            "java.util.Locale");

    @Override
    public void contribute(SubstitutionSink sink) {
        for (String name : NAMES) {
            sink.selectClasses(name::equals)
                    .replacePackage(name.substring(0, name.lastIndexOf('.')), "dev.bers.javascript.lean")
                    .simpleNamePrefix("Lean");
        }
    }
}
