package dev.bers.isolation;

import dev.bers.environment.EnvironmentName;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom an endpoint belongs.
 *
 * @param owners the environments that own it, several if they declare the same; empty if it is shared or unknown
 * @param isShared whether every environment may reach it
 * @param matcher the declaration that decided; null if nobody declared it
 */
public record Ruling(
        Set<EnvironmentName> owners,
        boolean isShared,
        @Nullable EndpointMatcher matcher) {

    /** Nobody owns it. */
    public static final Ruling UNKNOWN = new Ruling(Set.of(), false, null);

    /** Copies the owners, keeping their order. */
    public Ruling {
        owners = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(owners));
    }

    /** What a single matcher says; what is owned is not shared, whatever else is declared of it. */
    static Ruling of(EndpointMatcher matcher) {
        return new Ruling(matcher.owners(), matcher.owners().isEmpty() && matcher.shared(), matcher);
    }

    /** What two equally specific declarations say together. */
    Ruling and(EndpointMatcher other) {
        Set<EnvironmentName> all = new LinkedHashSet<>(owners);
        all.addAll(other.owners());
        return new Ruling(all, all.isEmpty() && (isShared || other.shared()), matcher);
    }

    /** Whether nobody declared it. */
    public boolean isUnknown() {
        return matcher == null;
    }

    /** The owners as a person lists them: {@code production}, {@code preview, staging}; null if there are none. */
    public @Nullable String ownerText() {
        if (owners.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (EnvironmentName owner : owners) {
            out.append(out.length() == 0 ? "" : ", ").append(owner.text());
        }
        return out.toString();
    }
}
