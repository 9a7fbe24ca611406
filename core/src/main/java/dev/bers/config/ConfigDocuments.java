package dev.bers.config;

import dev.bers.environment.Environment;
import dev.bers.environment.EnvironmentName;
import dev.bers.environment.Environments;
import dev.bers.environment.Tier;
import dev.bers.tenant.TenantHash;
import dev.bers.value.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All documents of a workspace that say what the configuration is, and the order in which they are layered. */
public final class ConfigDocuments {

    private final Environments environments;
    private final Map<ConfigKind, OfKind> kinds;
    private final Map<TenantHash, OfTenant> tenants;
    /** Made when first asked for; immutable, so that a race only repeats work. */
    private @Nullable List<TenantHash> tenantList;

    private ConfigDocuments(Builder builder) {
        this.environments = builder.environments;
        this.kinds = Map.copyOf(builder.kinds);
        this.tenants = builder.tenants;
    }

    /** What one kind consists of. */
    private static final class OfKind {
        private SchemaOutline schema = SchemaOutline.EMPTY;
        private @Nullable Document base;
        private final Map<EnvironmentName, Document> environments = new HashMap<>();
        private final Map<EnvironmentName, Document> locals = new HashMap<>();

        OfKind copy() {
            OfKind copy = new OfKind();
            copy.schema = schema;
            copy.base = base;
            copy.environments.putAll(environments);
            copy.locals.putAll(locals);
            return copy;
        }
    }

    /** What one tenant overrides; immutable, so that a thousand of them can be shared. */
    private record OfTenant(@Nullable Document everywhere, Map<EnvironmentName, Document> environments) {

        static final OfTenant NOTHING = new OfTenant(null, Map.of());

        OfTenant with(EnvironmentName environment, Document document) {
            Map<EnvironmentName, Document> more = new HashMap<>(environments);
            more.put(environment, document);
            return new OfTenant(everywhere, more);
        }
    }

    /** Collects the documents of a workspace with these environments. */
    public static Builder builder(Environments environments) {
        return new Builder(environments);
    }

    /** Collects documents on top of these, which stay as they are. */
    public Builder toBuilder() {
        Builder builder = new Builder(environments);
        kinds.forEach((kind, ofKind) -> builder.kinds.put(kind, ofKind.copy()));
        builder.tenants.putAll(tenants);
        return builder;
    }

    /** The declared environments. */
    public Environments environments() {
        return environments;
    }

    /** The kinds that have a document or a schema, in the order of {@link ConfigKind}. */
    public List<ConfigKind> kinds() {
        List<ConfigKind> present = new ArrayList<>();
        for (ConfigKind kind : ConfigKind.values()) {
            if (kinds.containsKey(kind)) {
                present.add(kind);
            }
        }
        return present;
    }

    /** The tenants that have a document, in the order in which they were added. */
    public List<TenantHash> tenants() {
        List<TenantHash> known = tenantList;
        if (known == null) {
            known = List.copyOf(tenants.keySet());
            tenantList = known;
        }
        return known;
    }

    /** Whether a kind has a document or a schema. */
    public boolean has(ConfigKind kind) {
        return kinds.containsKey(kind);
    }

    /** Whether a tenant has a document. */
    public boolean has(TenantHash tenant) {
        return tenants.containsKey(tenant);
    }

    /** The schema of a kind; {@link SchemaOutline#EMPTY} if it has none. */
    public SchemaOutline schema(ConfigKind kind) {
        OfKind ofKind = kinds.get(kind);
        return ofKind == null ? SchemaOutline.EMPTY : ofKind.schema;
    }

    /**
     * The layers of a configuration, lowest first, without the variables of the process: defaults, base, parents (the
     * most distant first), environment, tenant, tenant's for the environment, local in the development tier.
     *
     * <p>Tenants override the kind {@code environment} only.
     */
    public List<Layer> layers(ConfigKind kind, EnvironmentName environment, @Nullable TenantHash tenant) {
        List<Layer> layers = new ArrayList<>();
        OfKind ofKind = kinds.get(kind);
        if (ofKind == null) {
            return layers;
        }
        layers.add(new Layer(LayerKind.DEFAULTS, kind.text(), ofKind.schema.defaults()));
        addIfThere(layers, LayerKind.BASE, kind.text(), ofKind.base);
        List<Environment> chain = environments.chain(environment);
        for (int i = chain.size() - 1; i >= 0; i--) {
            EnvironmentName name = chain.get(i).name();
            LayerKind layer = i == 0 ? LayerKind.ENVIRONMENT : LayerKind.PARENT;
            addIfThere(layers, layer, name.text(), ofKind.environments.get(name));
        }
        OfTenant ofTenant = kind == ConfigKind.ENVIRONMENT && tenant != null ? tenants.get(tenant) : null;
        if (ofTenant != null && tenant != null) {
            addIfThere(layers, LayerKind.TENANT, tenant.text(), ofTenant.everywhere);
            addIfThere(layers, LayerKind.TENANT_ENVIRONMENT, tenant.text(), ofTenant.environments.get(environment));
        }
        if (chain.get(0).tier() == Tier.DEVELOPMENT) {
            addIfThere(layers, LayerKind.LOCAL, environment.text(), ofKind.locals.get(environment));
        }
        return layers;
    }

    private static void addIfThere(List<Layer> layers, LayerKind kind, String name, @Nullable Document document) {
        if (document != null) {
            layers.add(new Layer(kind, name, document));
        }
    }

    /** Collects documents, and is done after {@link #build()}; a document given twice for one place replaces the first. */
    public static final class Builder {
        private final Environments environments;
        private final Map<ConfigKind, OfKind> kinds = new HashMap<>();
        private final Map<TenantHash, OfTenant> tenants = new LinkedHashMap<>();

        private Builder(Environments environments) {
            this.environments = environments;
        }

        /** {@code base.yaml} of a kind. */
        public Builder base(ConfigKind kind, Document document) {
            of(kind).base = document;
            return this;
        }

        /** An environment's own document. */
        public Builder environment(ConfigKind kind, EnvironmentName environment, Document document) {
            of(kind).environments.put(environment, document);
            return this;
        }

        /** {@code <environment>.local.yaml}; it counts in the development tier only. */
        public Builder local(ConfigKind kind, EnvironmentName environment, Document document) {
            of(kind).locals.put(environment, document);
            return this;
        }

        /** What a tenant overrides in every environment. */
        public Builder tenant(TenantHash tenant, Document document) {
            tenants.put(tenant, new OfTenant(document, of(tenant).environments));
            return this;
        }

        /** What a tenant overrides in one environment. */
        public Builder tenant(TenantHash tenant, EnvironmentName environment, Document document) {
            tenants.put(tenant, of(tenant).with(environment, document));
            return this;
        }

        /** The schema of a kind. */
        public Builder schema(ConfigKind kind, SchemaOutline schema) {
            of(kind).schema = schema;
            return this;
        }

        private OfKind of(ConfigKind kind) {
            return kinds.computeIfAbsent(kind, k -> new OfKind());
        }

        private OfTenant of(TenantHash tenant) {
            of(ConfigKind.ENVIRONMENT);
            return tenants.getOrDefault(tenant, OfTenant.NOTHING);
        }

        /** The documents. */
        public ConfigDocuments build() {
            return new ConfigDocuments(this);
        }
    }
}
