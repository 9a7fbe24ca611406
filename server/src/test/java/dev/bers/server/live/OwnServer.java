package dev.bers.server.live;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A server of its own, since releases become active in it. */
public final class OwnServer implements QuarkusTestProfile {}
