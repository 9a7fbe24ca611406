package dev.bers.spring;

import dev.bers.client.ReleaseChange;
import org.springframework.context.ApplicationEvent;

/** Another configuration took the place of the one before; the environment gives its values already. */
public final class BersRefreshedEvent extends ApplicationEvent {

    private static final long serialVersionUID = 1L;

    private final transient ReleaseChange change;

    BersRefreshedEvent(ReleaseChange change) {
        super(change);
        this.change = change;
    }

    /** What differs. */
    public ReleaseChange change() {
        return change;
    }
}
