package dev.bers.artefact;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;

/** What is said of findings in artefacts. */
public final class ArtefactProblems {

    private ArtefactProblems() {}

    /** A finding as a problem. */
    public static Problem of(ArtefactFinding finding, String environment, Location location) {
        return finding.owner() == null
                ? unknownEndpoint(finding, environment, location)
                : foreignEndpoint(finding, finding.owner(), environment, location);
    }

    private static Problem foreignEndpoint(
            ArtefactFinding finding, String owner, String environment, Location location) {
        return Problem.error(
                        finding.code(),
                        "an artefact built for " + environment + " must not name an endpoint of " + owner + ", got: "
                                + finding.endpoint())
                .at(location)
                .foundInsteadOf(finding.endpoint(), "an endpoint that " + environment + " may reach")
                .suggesting("build it with the configuration of " + environment
                        + ", or accept the finding in config/accepted.yaml with a reason");
    }

    private static Problem unknownEndpoint(ArtefactFinding finding, String environment, Location location) {
        return Problem.error(
                        finding.code(),
                        "an artefact built for " + environment + " names an endpoint that nobody owns: "
                                + finding.endpoint())
                .at(location)
                .foundInsteadOf(finding.endpoint(), "an endpoint that somebody owns or that is shared")
                .suggesting("declare its owner under isolation.owners, or isolation.shared, in bers.yaml");
    }
}
