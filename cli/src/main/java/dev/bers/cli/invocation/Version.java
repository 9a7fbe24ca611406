package dev.bers.cli.invocation;

import picocli.CommandLine.IVersionProvider;

/** The version of BERS, and what {@code bers --version} says. */
public final class Version implements IVersionProvider {

    /** As semantic versioning writes it; {@code 0.0.0} where BERS runs from classes that nobody packed. */
    public static String number() {
        String packed = Version.class.getPackage().getImplementationVersion();
        return packed == null ? "0.0.0" : packed;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"bers " + number() + ", Java " + Runtime.version()};
    }
}
