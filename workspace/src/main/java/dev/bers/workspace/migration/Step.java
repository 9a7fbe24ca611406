package dev.bers.workspace.migration;

import dev.bers.config.ConfigPath;
import dev.bers.problem.Location;
import dev.bers.value.Value;
import org.jspecify.annotations.Nullable;

/** One change of a migration. It changes the files that have its path, and leaves the others as they are. */
public sealed interface Step permits Step.Move, Step.Convert, Step.Default, Step.Remove {

    /** The path that it is about. */
    ConfigPath path();

    /** Where it is declared. */
    Location location();

    /** A value changes its place; {@code rename} is the same within one mapping. */
    record Move(ConfigPath path, ConfigPath to, Location location) implements Step {

        /** The way back. */
        public Move inverse() {
            return new Move(to, path, location);
        }
    }

    /** A value changes its form. */
    record Convert(ConfigPath path, Conversion conversion, Location location) implements Step {}

    /** A value is added to the base layer where that has none. */
    record Default(ConfigPath path, Value value, Location location) implements Step {}

    /**
     * A value is taken out.
     *
     * @param value what to put in its place on the way back, where the value itself was not kept; null if nothing
     */
    record Remove(ConfigPath path, @Nullable Value value, Location location) implements Step {}
}
