package dev.bers.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bers.problem.Problem;
import dev.bers.value.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every message to the letter. */
final class ServerProblemsTest {

    private static void assertSays(Problem problem, String code, String message, String cure) {
        assertThat(problem.code().text()).isEqualTo(code);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(String.valueOf(problem.suggestion())).isEqualTo(cure);
    }

    @Test
    void of_addresses_and_methods() {
        assertSays(
                ServerProblems.unknownAddress("/x"),
                "BERS-SRV-001",
                "nothing is at /x",
                "GET /openapi lists what there is");
        assertSays(
                ServerProblems.unknownMethod("PUT", "/x", Set.of("GET", "HEAD")),
                "BERS-SRV-002",
                "there is no PUT of /x",
                "null");
        assertThat(ServerProblems.unknownMethod("PUT", "/x", Set.of("HEAD", "GET"))
                        .expected())
                .isEqualTo("one of GET, HEAD");
        assertSays(
                ServerProblems.malformed("'%zz' is not percent-encoded"),
                "BERS-SRV-003",
                "the request cannot be understood: '%zz' is not percent-encoded",
                "percent-encode what is no letter, digit or one of - . _ ~");
        assertSays(
                ServerProblems.notAcceptable("image/png"),
                "BERS-SRV-004",
                "there is no such form of the answer: image/png",
                "send Accept: application/json, or no Accept");
        assertSays(
                ServerProblems.parameter("tenant", "a/b", "1 to 64 of A-Z a-z 0-9 _ -"),
                "BERS-SRV-009",
                "the parameter tenant must be 1 to 64 of A-Z a-z 0-9 _ -, got: a/b",
                "null");
        assertSays(
                ServerProblems.noName("environment", "Stag", List.of("staging")),
                "BERS-SRV-010",
                "'Stag' is the name of no environment",
                String.valueOf(ServerProblems.noName("environment", "Stag", List.of("staging"))
                        .suggestion()));
        assertSays(
                ServerProblems.unknownParameter("tennant", List.of("tenant")),
                "BERS-SRV-014",
                "there is no parameter 'tennant' here",
                "Did you mean tenant?");
    }

    @Test
    void of_bodies() {
        assertSays(ServerProblems.tooBig(10), "BERS-SRV-005", "the body is bigger than 10 bytes", "send less at once");
        assertSays(
                ServerProblems.member("ttl", "a text", "number"),
                "BERS-SRV-006",
                "the member 'ttl' of the body must be a text",
                "null");
        assertSays(ServerProblems.memberMissing("ttl"), "BERS-SRV-007", "the body lacks the member 'ttl'", "null");
        assertSays(
                ServerProblems.unknownMember("tll", List.of("ttl")),
                "BERS-SRV-008",
                "the body has a member 'tll', which means nothing here",
                "Did you mean ttl?");
    }

    @Test
    void of_what_is_not_there_yet_and_of_faults() {
        assertSays(
                ServerProblems.noRelease("preview"),
                "BERS-SRV-011",
                "the environment 'preview' has no release yet",
                "publish to it, or promote to it");
        assertSays(ServerProblems.other(417), "BERS-SRV-012", "the request is refused with the status 417", "null");
        assertSays(
                ServerProblems.fault("7"),
                "BERS-SRV-013",
                "the server failed, which is its own fault and not yours: 7",
                "look for 7 in its log, and report what stands there");
        assertSays(
                ServerProblems.nothingReleased(),
                "BERS-SRV-015",
                "no environment has a release yet",
                "publish a workspace first");
    }

    @Test
    void of_starting() {
        assertSays(
                ServerProblems.noAuthentication(),
                "BERS-SRV-020",
                "no authentication is set up, so anybody could publish",
                "bers serve --dev serves this machine alone, without authentication");
        assertSays(
                ServerProblems.portTaken("127.0.0.1", 3003),
                "BERS-SRV-021",
                "something else listens on 127.0.0.1 port 3003",
                "stop it, or choose another port with --port");
        assertSays(
                ServerProblems.cannotListen("192.0.2.1", 3003, "no such address"),
                "BERS-SRV-022",
                "the server can't listen on 192.0.2.1 port 3003: no such address",
                "choose an address of this machine with --host, and a port that you may use with --port");
    }

    @Test
    void several_problems_are_one_document() {
        Refusal refusal =
                new Refusal(422, List.of(ServerProblems.memberMissing("a"), ServerProblems.memberMissing("b")));
        assertThat(Json.write(ProblemDocument.of(refusal)))
                .startsWith("{\"type\":\"/docs/problems#bers-srv-007\",\"title\":\"The request is refused\","
                        + "\"status\":422,\"code\":\"BERS-SRV-007\","
                        + "\"detail\":\"the body lacks the member 'a' (and 1 more)\",\"problems\":[{");
    }
}
