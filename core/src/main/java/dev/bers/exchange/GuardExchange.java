package dev.bers.exchange;

import dev.bers.environment.EnvironmentName;
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
import java.util.Objects;

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

    /**
     * What {@link #ofDeclared} takes, for the environment of a manifest that is known to be sound; with what a client needs beside
     * it to detect its environment, and to know the default tenant.
     */
    public static MappingValue declaration(Manifest manifest, EnvironmentName environment) {
        MappingValue answer = ManifestExchange.answer(manifest, List.of());
        MappingValue.Builder declared = MappingValue.builder();
        for (String part : List.of("environments", "detection", "isolation", "defaultTenant")) {
            declared.put(part, Objects.requireNonNull(answer.get(part)));
        }
        return MappingValue.builder()
                .put("declared", declared.build())
                .put("environment", environment.text())
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
