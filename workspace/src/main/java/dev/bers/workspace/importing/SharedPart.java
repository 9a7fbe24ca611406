package dev.bers.workspace.importing;

import dev.bers.config.SchemaHints.EndpointHint;
import dev.bers.environment.Environments;
import dev.bers.isolation.EndpointFinder;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.isolation.Ownership;
import dev.bers.isolation.UnknownPolicy;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.List;
import java.util.Map;

/** Splits mappings into what all of them say alike and what each says beyond that. */
final class SharedPart {

    /** Finds what is an endpoint by itself, whoever owns it. */
    private static final EndpointFinder ENDPOINTS = new EndpointFinder(Ownership.compile(
                    new IsolationDeclaration(UnknownPolicy.FAIL, Map.of(), List.of()), new Environments(List.of()))
            .ownership());

    private SharedPart() {}

    /**
     * What all say alike, in the order and with the positions of the last one; no endpoint, since an endpoint belongs
     * to one environment, and the others' have to be mended one by one.
     */
    static MappingValue of(List<MappingValue> all) {
        MappingValue last = all.get(all.size() - 1);
        MappingValue.Builder shared = MappingValue.builder(last.position());
        for (int i = 0; i < last.size() && all.size() > 1; i++) {
            String key = last.keyAt(i);
            Value value = last.valueAt(i);
            if (!namesEndpoint(value) && all.stream().allMatch(one -> value.equals(one.get(key)))) {
                shared.put(key, last.keyPositionAt(i), value);
            } else if (all.stream().allMatch(one -> one.get(key) instanceof MappingValue)) {
                MappingValue below = of(all.stream()
                        .map(one -> (MappingValue) java.util.Objects.requireNonNull(one.get(key)))
                        .toList());
                if (below.size() > 0) {
                    shared.put(key, last.keyPositionAt(i), below);
                }
            }
        }
        return shared.build();
    }

    /** Whether a value is an endpoint, or has one in it, whoever owns it. */
    static boolean namesEndpoint(Value value) {
        if (value instanceof TextValue text) {
            return !ENDPOINTS.in(text.text(), EndpointHint.AUTOMATIC).isEmpty();
        }
        List<Value> parts = value instanceof MappingValue mapping
                ? mapping.values()
                : value instanceof ListValue list ? list.items() : List.of();
        return parts.stream().anyMatch(SharedPart::namesEndpoint);
    }

    /** What one says beyond the shared part. */
    static MappingValue without(MappingValue one, MappingValue shared) {
        MappingValue.Builder rest = MappingValue.builder(one.position());
        for (int i = 0; i < one.size(); i++) {
            Value value = one.valueAt(i);
            Value common = shared.get(one.keyAt(i));
            if (common == null) {
                rest.put(one.keyAt(i), one.keyPositionAt(i), value);
            } else if (value instanceof MappingValue below && common instanceof MappingValue commonBelow) {
                MappingValue restBelow = without(below, commonBelow);
                if (restBelow.size() > 0) {
                    rest.put(one.keyAt(i), one.keyPositionAt(i), restBelow);
                }
            }
        }
        return rest.build();
    }

    /** Both together: what the upper one says counts. */
    static MappingValue merged(MappingValue lower, MappingValue upper) {
        MappingValue.Builder both = MappingValue.builder(lower.position());
        for (int i = 0; i < lower.size(); i++) {
            Value above = upper.get(lower.keyAt(i));
            Value value = lower.valueAt(i);
            if (value instanceof MappingValue a && above instanceof MappingValue b) {
                value = merged(a, b);
            } else if (above != null) {
                value = above;
            }
            both.put(lower.keyAt(i), lower.keyPositionAt(i), value);
        }
        for (int i = 0; i < upper.size(); i++) {
            if (!lower.has(upper.keyAt(i))) {
                both.put(upper.keyAt(i), upper.keyPositionAt(i), upper.valueAt(i));
            }
        }
        return both.build();
    }
}
