package dev.bers.artefact;

/** Who is told of what reads like an endpoint, and decides whether it is a finding. */
interface Sightings {

    /**
     * Takes a sighting.
     *
     * @param start the byte at which it begins
     * @param encoding how it is written
     * @param endpoint its text, decoded, as {@link dev.bers.isolation.Endpoint#parse} reads it
     * @param isAddressed whether it is unmistakably an endpoint: with a scheme, or an ARN
     * @return whether it is a finding; if not, another reading of the same place may be offered
     */
    boolean offer(int start, Encoding encoding, String endpoint, boolean isAddressed);
}
