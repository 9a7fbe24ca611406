package dev.bers.exchange;

import dev.bers.config.ConfigKind;
import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.isolation.Declared;
import dev.bers.isolation.IsolationDeclaration;
import dev.bers.manifest.Manifest;
import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A manifest as it was understood, with what it leaves to the defaults filled in. */
final class ManifestExchange {

    private ManifestExchange() {}

    static MappingValue answer(Manifest manifest, List<Problem> warnings) {
        MappingValue.Builder out = MappingValue.builder().put("name", manifest.name());
        List<Value> environments = new ArrayList<>();
        for (Environment environment : manifest.environments().all()) {
            environments.add(environment(environment, manifest.environments()));
        }
        return out.put("environments", ListValue.of(environments))
                .put("detection", detection(manifest))
                .put("validation", validation(manifest))
                .put("isolation", isolation(manifest.isolation()))
                .put(
                        "defaultTenant",
                        ProblemExchange.orNull(
                                manifest.defaultTenant() == null
                                        ? null
                                        : manifest.defaultTenant().text()))
                .put("problems", ProblemExchange.list(warnings))
                .build();
    }

    private static Value environment(Environment environment, Environments all) {
        List<String> hostnames = new ArrayList<>();
        environment.hostnames().forEach(pattern -> hostnames.add(pattern.text()));
        List<String> branches = new ArrayList<>();
        environment.branches().forEach(pattern -> branches.add(pattern.text()));
        List<String> chain = new ArrayList<>();
        all.chain(environment.name()).forEach(one -> chain.add(one.name().text()));
        List<String> reach = new ArrayList<>();
        all.mayReach(environment.name()).forEach(name -> reach.add(name.text()));
        EnvironmentName parent = environment.parent();
        return MappingValue.builder()
                .put("name", environment.name().text())
                .put("tier", environment.tier().text())
                .put("extends", ProblemExchange.orNull(parent == null ? null : parent.text()))
                .put("hostnames", ProblemExchange.texts(hostnames))
                .put("branches", ProblemExchange.texts(branches))
                .put("chain", ProblemExchange.texts(chain))
                .put("mayReach", ProblemExchange.texts(reach))
                .build();
    }

    private static Value detection(Manifest manifest) {
        return MappingValue.builder()
                .put("variables", ProblemExchange.texts(manifest.detection().variables()))
                .put("urlParameter", manifest.detection().urlParameter())
                .put("default", manifest.detection().defaultEnvironment().text())
                .put("cacheMillis", manifest.detection().cacheMillis())
                .build();
    }

    /** By kind, the mode in the lower tiers and in production's. */
    private static Value validation(Manifest manifest) {
        MappingValue.Builder out = MappingValue.builder();
        for (ConfigKind kind : ConfigKind.values()) {
            out.put(
                    kind.text(),
                    MappingValue.builder()
                            .put(
                                    "staging",
                                    manifest.validation()
                                            .mode(kind, Tier.STAGING)
                                            .text())
                            .put(
                                    "production",
                                    manifest.validation()
                                            .mode(kind, Tier.PRODUCTION)
                                            .text())
                            .build());
        }
        return out.build();
    }

    private static Value isolation(IsolationDeclaration isolation) {
        MappingValue.Builder owners = MappingValue.builder();
        isolation.owners().forEach((owner, patterns) -> owners.put(owner.text(), patterns(patterns)));
        return MappingValue.builder()
                .put("unknown", isolation.unknown().name().toLowerCase(Locale.ROOT))
                .put("owners", owners.build())
                .put("shared", patterns(isolation.shared()))
                .build();
    }

    private static Value patterns(List<Declared> declared) {
        List<String> texts = new ArrayList<>();
        declared.forEach(one -> texts.add(one.pattern()));
        return ProblemExchange.texts(texts);
    }
}
