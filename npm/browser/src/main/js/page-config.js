import { PageDetection } from "./page-detection.js";
import { readRules } from "./page-rules.js";
import { PageValues } from "./page-values.js";
import * as problems from "./page-problems.js";
import { Reports } from "./reports.js";

/** What is asked of getEndpointForEnvironment(), and the template that knows the tenant, where there is one. */
const ENDPOINTS = {
  API_BASE_URL: null,
  CHAT_API_URL: "urls.chat",
  CHAT_ENDPOINT: "urls.chat",
  STREAMING_ENDPOINT: "urls.streaming",
};

/**
 * The configuration of a page: each value as a property, and the calls that pages have always made. Reads are
 * synchronous; what fails is reported, and answered with the last good value.
 *
 * @param page what virtual:bers/page exports
 * @param options see index.d.ts
 */
export function createConfig(page, options = {}) {
  const surroundings = {
    location: options.location ?? globalThis.location,
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    now: options.now ?? (() => performance.now()),
    configurationUrl: options.configurationUrl,
  };
  const reports = new Reports(options);
  const detection = new PageDetection(page, readRules(page.rules), surroundings, reports);
  const values = new PageValues(page, detection, surroundings, reports);
  return Object.freeze(
    Object.defineProperties({}, {
      ...properties(values, page),
      ...descriptors({
        ...environmentCalls(page, detection, values),
        ...urlCalls(page, values, reports),
        ...loadingCalls(values),
        read: (path) => values.read(path),
        getPerformanceMetrics: () => metrics(detection, values, reports),
      }),
      ENVIRONMENT: { enumerable: true, get: () => values.environment },
      TENANT: { enumerable: true, get: () => values.tenant },
    }),
  );
}

/** Each value that the page was built with, as it is now. */
function properties(values, page) {
  return Object.fromEntries(
    Object.keys(page.snapshot.values).map((name) => [name, { enumerable: true, get: () => values.all[name] }]),
  );
}

function descriptors(calls) {
  return Object.fromEntries(Object.entries(calls).map(([name, value]) => [name, { enumerable: true, value }]));
}

function environmentCalls(page, detection, values) {
  const tiers = Object.fromEntries(page.rules.environments.map(({ name, tier }) => [name, tier]));
  const isTier = (tier) => () => tiers[values.environment] === tier;
  return {
    isDevelopment: isTier("development"),
    isStaging: isTier("staging"),
    isProduction: isTier("production"),
    detectEnvironment: () => detection.current,
    getEnvironmentAwareConfig: () => ({ ...values.all, ENVIRONMENT: values.environment, TIER: tiers[values.environment] }),
    detectionCache: Object.freeze({
      get ttlMillis() {
        return detection.ttlMillis;
      },
      set ttlMillis(millis) {
        detection.ttlMillis = Math.max(0, Number(millis) || 0);
        detection.clear();
      },
      clear: () => detection.clear(),
    }),
  };
}

function urlCalls(page, values, reports) {
  return {
    getConfigUrl: (tenant) => values.url("urls.config", tenant),
    getChatUrl: (tenant) => values.url("urls.chat", tenant),
    getStreamingUrl: (tenant) => values.url("urls.streaming", tenant),
    getLegacyS3ConfigUrl: (tenant) => values.url("urls.tenantConfig", tenant),
    getDefaultTenantHash: () => page.defaultTenant,
    isStreamingEnabled: () => values.read("STREAMING_ENABLED") === true,
    getEndpointForEnvironment(type, tenant) {
      if (typeof type !== "string" || !Object.hasOwn(ENDPOINTS, type)) {
        reports.send(problems.unknownEndpoint(type, Object.keys(ENDPOINTS)));
        return undefined;
      }
      const template = ENDPOINTS[type];
      const hasTemplate = template !== null && values.read(template) !== undefined;
      return hasTemplate ? values.url(template, tenant) : values.demand(type);
    },
  };
}

function loadingCalls(values) {
  return {
    loadTenant: (tenant) => values.loadTenant(tenant),
    loadConfiguration: (kind = "environment", environment = values.environment) => values.load(kind, environment),
    getEffectiveConfiguration: (kind = "environment", environment = values.environment, tenant = values.tenant) =>
      values.effective(kind, environment, tenant),
  };
}

function metrics(detection, values, reports) {
  const { reads, cacheHits, loads, failures, lastMillis } = values.metrics;
  return {
    detection: { ...detection.metrics, sources: { ...detection.metrics.sources } },
    reads: { count: reads, cacheHits, hitRate: reads === 0 ? 1 : cacheHits / reads },
    loads: { count: loads, failures, lastMillis },
    reports: reports.told,
  };
}
