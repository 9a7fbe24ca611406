package dev.bers.exchange;

import dev.bers.environment.Environments;
import dev.bers.isolation.EndpointGuard;
import dev.bers.isolation.EndpointGuard.Judgement;
import dev.bers.isolation.Ownership;
import dev.bers.manifest.Manifest;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What a guard says of addresses. */
public final class GuardExchange {

    private GuardExchange() {}

    /** {@code {"manifest", "environment", "addresses": [text]}} to {@code {"judgements"}}. */
    static Value guard(Request request) {
        Manifest manifest = request.manifest();
        Ownership ownership =
                Ownership.compile(manifest.isolation(), manifest.environments()).ownership();
        EndpointGuard guard = new EndpointGuard(ownership, request.environment("environment"));
        List<Value> judgements = new ArrayList<>();
        for (String address : request.texts("addresses")) {
            judgements.add(answer(guard.judge(address)));
        }
        return MappingValue.builder()
                .put("judgements", ListValue.of(judgements))
                .build();
    }

    /** The guard that {@code {"declared", "environment"}} describes, {@code declared} being what {@code manifest} answers. */
    public static EndpointGuard ofDeclared(MappingValue members) {
        Request request = new Request(members);
        Request declared = new Request(request.mapping("declared"), "declared.");
        Environments environments = DeclaredExchange.environments(declared);
        Ownership ownership = Ownership.compile(DeclaredExchange.isolation(declared), environments)
                .ownership();
        return new EndpointGuard(ownership, request.environment("environment"));
    }

    /** A judgement as {@code {"verdict", "refused", "endpoint", "owner"}}. */
    public static MappingValue answer(Judgement judgement) {
        return MappingValue.builder()
                .put("verdict", judgement.verdict().text())
                .put("refused", judgement.isRefused())
                .put("endpoint", ProblemExchange.orNull(judgement.endpoint()))
                .put("owner", ProblemExchange.orNull(judgement.owner()))
                .build();
    }
}
