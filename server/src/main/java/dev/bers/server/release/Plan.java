package dev.bers.server.release;

import dev.bers.value.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for an order.
 *
 * @param appends nothing if all is there already
 * @param activated what is active once these are stored
 * @param after where all stand then
 * @param published what is answered then
 */
record Plan(List<Append> appends, List<ActiveRelease> activated, Standing after, Published published) {

    /** Copies the lists. */
    Plan {
        appends = List.copyOf(appends);
        activated = List.copyOf(activated);
    }

    static @Nullable IdempotentAnswer answer(ReleaseOrder.@Nullable Idempotency idempotency, Published published) {
        return idempotency == null
                ? null
                : new IdempotentAnswer(idempotency.key(), idempotency.requestDigest(), Json.write(published.answer()));
    }
}
