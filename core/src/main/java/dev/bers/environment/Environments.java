package dev.bers.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environments of a workspace, in the order of their declaration; their {@code extends} chains are known to end.
 * Immutable; every answer is made once.
 */
public final class Environments {

    /** How many a workspace may declare. */
    public static final int COUNT_MAX = 256;

    private final List<Environment> all;
    private final List<EnvironmentName> names;
    private final Map<String, Environment> byText;
    private final Map<EnvironmentName, List<Environment>> chains;
    /** By name, then by tier: what may be done under its guards. */
    private final Map<EnvironmentName, List<Capabilities>> capabilities;

    /**
     * @throws IllegalArgumentException if two have one name, a parent is not declared or a chain is a circle: the reader
     *     of the manifest reports these as problems first
     */
    public Environments(List<Environment> declared) {
        this.all = List.copyOf(declared);
        this.byText = new LinkedHashMap<>();
        List<EnvironmentName> namesInOrder = new ArrayList<>();
        for (Environment environment : all) {
            if (byText.put(environment.name().text(), environment) != null) {
                throw new IllegalArgumentException("an environment is declared once, got twice: " + environment.name());
            }
            namesInOrder.add(environment.name());
        }
        this.names = List.copyOf(namesInOrder);
        this.chains = new LinkedHashMap<>();
        this.capabilities = new LinkedHashMap<>();
        for (Environment environment : all) {
            List<Environment> chain = follow(environment);
            chains.put(environment.name(), chain);
            capabilities.put(environment.name(), underEachTier(sameTier(chain)));
        }
    }

    private List<Environment> follow(Environment start) {
        List<Environment> chain = new ArrayList<>();
        Environment at = start;
        chain.add(at);
        while (at.parent() != null) {
            Environment parent = byText.get(at.parent().text());
            if (parent == null) {
                throw new IllegalArgumentException(at.name() + " extends " + at.parent() + ", which is not declared");
            }
            if (chain.size() == all.size()) {
                throw new IllegalArgumentException(start.name() + " extends itself");
            }
            chain.add(parent);
            at = parent;
        }
        return List.copyOf(chain);
    }

    private static Set<EnvironmentName> sameTier(List<Environment> chain) {
        Set<EnvironmentName> same = new LinkedHashSet<>();
        for (Environment environment : chain) {
            if (environment.tier() == chain.get(0).tier()) {
                same.add(environment.name());
            }
        }
        return same;
    }

    private static List<Capabilities> underEachTier(Set<EnvironmentName> mayReach) {
        List<Capabilities> byTier = new ArrayList<>();
        for (Tier guards : Tier.values()) {
            byTier.add(Capabilities.under(guards, mayReach));
        }
        return List.copyOf(byTier);
    }

    /** All, in the order of their declaration. */
    public List<Environment> all() {
        return all;
    }

    /** Their names, in the order of their declaration. */
    public List<EnvironmentName> names() {
        return names;
    }

    /** The environment of a name; empty if nobody declared it. */
    public Optional<Environment> find(EnvironmentName name) {
        return Optional.ofNullable(byText.get(name.text()));
    }

    /** The environment of a name that is not yet checked, or null. */
    @Nullable
    Environment findText(String name) {
        return byText.get(name);
    }

    /**
     * The environment of a name that is known to be declared.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Environment get(EnvironmentName name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no such environment: " + name));
    }

    /**
     * The environment itself, its parent, its parent's parent, and so on.
     *
     * @throws IllegalArgumentException if the name is not declared
     */
    public List<Environment> chain(EnvironmentName name) {
        return known(chains.get(name), name);
    }

    /**
     * The environments whose endpoints one may reach: itself and its {@code extends} parents of the same tier.
     *
     * @throws IllegalArgumentException if the name is not declared
     */
    public Set<EnvironmentName> mayReach(EnvironmentName name) {
        return capabilities(name).mayReach();
    }

    /**
     * What code may do in an environment that is known for certain, under the guards of its own tier.
     *
     * @throws IllegalArgumentException if the name is not declared
     */
    public Capabilities capabilities(EnvironmentName name) {
        return capabilities(name, get(name).tier());
    }

    /**
     * What code may do in an environment under the guards of a tier, which may be stricter than its own.
     *
     * @throws IllegalArgumentException if the name is not declared
     */
    public Capabilities capabilities(EnvironmentName name, Tier guards) {
        for (Capabilities one : known(capabilities.get(name), name)) {
            if (one.guards() == guards) {
                return one;
            }
        }
        throw new IllegalArgumentException("no such tier: " + guards);
    }

    private static <T> T known(@Nullable T answer, EnvironmentName name) {
        if (answer == null) {
            throw new IllegalArgumentException("no such environment: " + name);
        }
        return answer;
    }
}
