package dev.bers.isolation;

import java.util.List;

/**
 * What a value names.
 *
 * @param endpoints each once, in the order of their appearance
 * @param unprovable the parts that look like endpoints but lead to a place that cannot be known, such as a host with a
 *     template in it
 * @param isWhole whether the value was read to its end, and not only until {@link EndpointFinder#READINGS_MAX}
 */
public record FoundEndpoints(List<Endpoint> endpoints, List<String> unprovable, boolean isWhole) {

    /** Of a value that names none. */
    public static final FoundEndpoints NONE = new FoundEndpoints(List.of(), List.of(), true);

    /** Copies the lists. */
    public FoundEndpoints {
        endpoints = List.copyOf(endpoints);
        unprovable = List.copyOf(unprovable);
    }

    /** Whether the value names nothing that could be reached. */
    public boolean isEmpty() {
        return endpoints.isEmpty() && unprovable.isEmpty() && isWhole;
    }
}
