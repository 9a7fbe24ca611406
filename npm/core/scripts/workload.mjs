// A workspace of 200 keys in 4 layers, and how it is asked.

const KEYS = 200;

const manifest = {
  format: 1,
  name: "measured",
  environments: {
    development: { tier: "development", hostnames: ["localhost", "*.localhost"] },
    staging: { tier: "staging", hostnames: ["staging.measured.example", "*.staging.measured.example"], branches: ["develop"] },
    production: { tier: "production", hostnames: ["*.measured.example"], branches: ["main"] },
  },
};

/** Every so many keys one that a layer sets, in groups of ten, texts and numbers mixed. */
function values(every, host) {
  const groups = {};
  for (let i = 0; i < KEYS; i += every) {
    const group = `GROUP_${Math.floor(i / 10)}`;
    groups[group] ??= {};
    groups[group][`KEY_${i}`] = i % 3 === 0 ? i * 1000 : `https://${host}.measured.example/path/${i}`;
  }
  return groups;
}

const documents = [
  { layer: "base", file: "config/environments/base.yaml", values: values(1, "base") },
  { layer: "environment", environment: "staging", file: "config/environments/staging.yaml", values: values(2, "staging") },
  { layer: "tenant", tenant: "demo123", file: "config/tenants/demo123/config.yaml", values: values(4, "demo") },
  {
    layer: "tenant-environment",
    tenant: "demo123",
    environment: "staging",
    file: "config/tenants/demo123/config.staging.yaml",
    values: values(8, "demo.staging"),
  },
];

const environments = Object.fromEntries(Object.entries(manifest.environments).map(([name, { tier }]) => [name, { tier }]));

/** Detects, and resolves what was detected. */
export function detectAndResolve({ detect, resolve }) {
  const { environment } = detect({ manifest, signals: { hostname: "chat.staging.measured.example" } });
  return resolve({ environments, documents, environment, tenant: "demo123" });
}

export { manifest };
