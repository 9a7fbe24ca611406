package dev.bers.server.release;

import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param revisions those that it made; none if the documents are as they were
 * @param releases one for each environment: a new one, or the one that is there if nothing changed
 * @param active the active slot of each of these environments
 * @param warnings of what was released, at most {@value #WARNINGS_MAX}
 * @param comparison of a promotion, with what the other environment runs; null for anything else
 */
public record Published(
        List<Revision> revisions,
        List<Release> releases,
        Map<EnvironmentName, Slot> active,
        List<Problem> warnings,
        Promotion.@Nullable Comparison comparison) {

    /** Warnings that are told. */
    public static final int WARNINGS_MAX = 100;

    /** Copies the lists. */
    public Published {
        revisions = List.copyOf(revisions);
        releases = List.copyOf(releases);
        active = Map.copyOf(active);
        warnings = List.copyOf(warnings.subList(0, Math.min(warnings.size(), WARNINGS_MAX)));
    }

    /** {@code {"revisions","releases","warnings"}}; with the members of the release itself before them if it is one. */
    public MappingValue answer() {
        List<Value> all = new ArrayList<>();
        for (Release release : releases) {
            all.add(ReleaseAnswers.release(release, active.get(release.environment()) == release.slot())
                    .build());
        }
        MappingValue.Builder answer = releases.size() == 1
                ? ReleaseAnswers.release(
                        releases.get(0),
                        active.get(releases.get(0).environment())
                                == releases.get(0).slot())
                : MappingValue.builder();
        if (comparison != null) {
            answer.put("changes", comparison.changesJson()).put("differences", comparison.differencesJson());
        }
        return answer.put(
                        "revisions",
                        ListValue.of(revisions.stream()
                                .<Value>map(ReleaseAnswers::revision)
                                .toList()))
                .put("releases", ListValue.of(all))
                .put("warnings", ProblemExchange.list(warnings))
                .build();
    }
}
