package dev.bers.workspace.migration;

import dev.bers.config.ConfigKind;
import java.util.List;

/**
 * The steps from one version of a kind's schema to the next, as {@code config/migrations/NNNN-title.yaml} declares them.
 *
 * @param number the NNNN of the file's name; all numbers of a workspace run from 1 without a gap
 * @param file its path relative to the workspace
 * @param kind whose files it changes
 * @param from the {@code x-bers-version} before
 * @param to the one after, one more than {@code from}
 * @param steps in the order in which they are done
 */
public record Migration(int number, String file, ConfigKind kind, int from, int to, List<Step> steps) {

    /** Copies the steps. */
    public Migration {
        steps = List.copyOf(steps);
    }
}
