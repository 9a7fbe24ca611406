package dev.bers.client.server;

/**
 * One event of a stream, as the EventSource section of the HTML standard (9.2) defines it.
 *
 * @param name {@code message} if the stream names none
 * @param id the last one that the stream has given; empty if none
 * @param content of its {@code data} lines
 */
record ServerEvent(String name, String id, String content) {

    /** The event after which everything is read anew, though nothing seems to have changed. */
    static final String REPAIR = "repair";

    boolean isRepair() {
        return name.equals(REPAIR);
    }
}
