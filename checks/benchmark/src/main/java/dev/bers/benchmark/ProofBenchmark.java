package dev.bers.benchmark;

import dev.bers.config.ConfigDocuments;
import dev.bers.config.ConfigKind;
import dev.bers.config.ConfigResolver;
import dev.bers.config.SchemaOutline;
import dev.bers.environment.EnvironmentName;
import dev.bers.isolation.IsolationProof;
import dev.bers.isolation.IsolationReport;
import dev.bers.isolation.Ownership;
import dev.bers.tenant.TenantHash;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Proves the isolation of four environments and a thousand tenants, resolving them all anew. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProofBenchmark {

    /** Tenants, each with five overrides. */
    static final int TENANTS = 1_000;

    private final Ownership ownership = Ownership.compile(
                    Reference.MANIFEST.isolation(), Reference.MANIFEST.environments())
            .ownership();
    private final ConfigDocuments documents = documents();

    private static ConfigDocuments documents() {
        ConfigDocuments.Builder builder = ConfigDocuments.builder(Reference.MANIFEST.environments())
                .schema(ConfigKind.ENVIRONMENT, SchemaOutline.of(Reference.schemaDocument()))
                .base(
                        ConfigKind.ENVIRONMENT,
                        Reference.document("config/environments/base.json", ReferenceLayers.JSON.get(0)));
        for (String name : new String[] {"staging", "production"}) {
            String host = name.equals("staging") ? ".staging.picasso.example" : ".picasso.example";
            String text = ReferenceLayers.JSON.get(1).replace(".staging.picasso.example", host);
            builder.environment(
                    ConfigKind.ENVIRONMENT,
                    new EnvironmentName(name),
                    Reference.document("config/environments/" + name + ".json", text));
        }
        for (int i = 0; i < TENANTS; i++) {
            String overrides = """
                    {"OPTION_0": "a", "OPTION_1": "b",
                     "service0": {"label": "tenant %d", "retries": 2}, "service1": {"timeoutMillis": 2000}}
                    """.formatted(i);
            builder.tenant(
                    new TenantHash("tenant" + i),
                    Reference.document("config/tenants/tenant" + i + "/config.json", overrides));
        }
        return builder.build();
    }

    @Benchmark
    public IsolationReport bers() {
        return new IsolationProof(ownership, new ConfigResolver(documents, Map.of())).prove();
    }
}
