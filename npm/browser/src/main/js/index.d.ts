import type { Declared, Detection, Problem, Tier } from "@bers/core/browser";

export type { Detection, Problem, Tier };

/** A configuration as a build puts it into a page. */
export interface Snapshot {
  readonly values: { readonly [name: string]: unknown };
  /** By the path of each keyed list, the keys of its items in their order. */
  readonly itemKeys?: { readonly [path: string]: readonly string[] };
}

/** What virtual:bers/page exports: for whom a page was built, its configuration, and the rules by which it detects and guards. */
export interface Page {
  readonly environment: string;
  /** sha256: and 64 hexadecimal digits; null for a workspace without a configuration of an environment. */
  readonly digest: string | null;
  /** Of all else that the page was told, its rules above all. */
  readonly rulesDigest: string;
  /** Who is meant where no tenant is named; null if the manifest declares none. */
  readonly defaultTenant: string | null;
  /** Hosts and owners stand in them backwards, so that a page does not name what it must not reach. */
  readonly rules: Declared;
  readonly snapshot: Snapshot;
  /** In development, the configurations that a URL parameter may ask for. */
  readonly others?: { readonly [environment: string]: Snapshot };
}

/** What went wrong in a page. */
export interface Report extends Problem {
  /** How often so far: told the first, tenth, hundredth, … time. */
  readonly times: number;
  /** Of a refused request: without its path, which may hold a secret. */
  readonly endpoint?: string | null;
  /** Of a refused request: the owning environments, separated by commas. */
  readonly owner?: string | null;
  /** Of a refused request: what was asked to send it. */
  readonly api?: Api;
}

/** The event that a window gets for each report; its detail is the report. preventDefault() keeps it out of the console. */
export declare const REPORT_EVENT: "bers:report";

/** Who is told of what goes wrong; if nobody takes a report, it stands in the console. */
export interface Listeners {
  readonly onReport?: (report: Report) => void;
  /** Gets an event for each report; by default the window. */
  readonly target?: EventTarget;
}

/** What surrounds a page; all of it may be left out. */
export interface ConfigOptions extends Listeners {
  /** Where the configuration of another kind or environment is fetched from, with {kind} and {environment}. */
  readonly configurationUrl?: string;
  readonly fetch?: typeof fetch;
  readonly location?: Pick<Location, "href" | "host">;
  /** Milliseconds from any moment on. */
  readonly now?: () => number;
}

export type EndpointType = "API_BASE_URL" | "CHAT_API_URL" | "CHAT_ENDPOINT" | "STREAMING_ENDPOINT";

/** How a page has done so far; times are in milliseconds. */
export interface PerformanceMetrics {
  readonly detection: {
    readonly count: number;
    readonly cacheHits: number;
    readonly failures: number;
    readonly lastMillis: number;
    readonly sources: { readonly [source: string]: number };
  };
  readonly reads: { readonly count: number; readonly cacheHits: number; readonly hitRate: number };
  readonly loads: { readonly count: number; readonly failures: number; readonly lastMillis: number };
  readonly reports: number;
}

/** How long a detection is remembered. */
export interface DetectionCache {
  ttlMillis: number;
  clear(): void;
}

/** The calls that pages make. None of them throws: what fails is reported, and answered with the last good value. */
export interface ConfigCalls {
  /** The environment whose configuration this is. */
  readonly ENVIRONMENT: string;
  /** Whose configuration lies above that of the build; null until loadTenant() has loaded one. */
  readonly TENANT: string | null;

  /** Which environment the page is in, with every source and what became of it. */
  detectEnvironment(): Detection;
  readonly detectionCache: DetectionCache;
  /** Whether the environment is of the development tier. */
  isDevelopment(): boolean;
  /** Whether the environment is of the staging tier, as a preview is. */
  isStaging(): boolean;
  /** Whether the environment is of the production tier. */
  isProduction(): boolean;
  /** All values, with ENVIRONMENT and TIER. */
  getEnvironmentAwareConfig(): { readonly [name: string]: unknown; readonly ENVIRONMENT: string; readonly TIER: Tier };

  /** The value at a path, such as THEME.primary or NODES[two].url; undefined where there is none. */
  read(path: string): unknown;
  isStreamingEnabled(): boolean;

  /** urls.config for a tenant. All URLs are of the tenant that was loaded, else of the default one, if none is named. */
  getConfigUrl(tenant?: string): string;
  /** urls.chat for a tenant. */
  getChatUrl(tenant?: string): string;
  /** urls.streaming for a tenant. */
  getStreamingUrl(tenant?: string): string;
  /** urls.tenantConfig for a tenant. */
  getLegacyS3ConfigUrl(tenant?: string): string;
  getDefaultTenantHash(): string | null;
  /** The endpoint of a type, for a tenant where urls has a template for it. */
  getEndpointForEnvironment(type: EndpointType, tenant?: string): string | undefined;

  /** Fetches a tenant's document from urls.tenantConfig and lays it over the values of the build. */
  loadTenant(tenant?: string): Promise<"loaded" | "unknown" | "failed">;
  /**
   * The values of a kind and an environment, fetched from configurationUrl if the page does not have them. What a build
   * or a server gives was held to its schema and inherits already, so that there is nothing left to choose.
   */
  loadConfiguration(
    kind?: string,
    environment?: string,
    options?: { validateSchema?: true; applyInheritance?: true },
  ): Promise<{ readonly [name: string]: unknown }>;
  /** The values of an environment, and of a tenant that was loaded. */
  getEffectiveConfiguration(kind?: string, environment?: string, tenant?: string | null): { readonly [name: string]: unknown };

  getPerformanceMetrics(): PerformanceMetrics;
}

/** A page's calls, and each of its values as a property. */
export type Config = ConfigCalls & { readonly [name: string]: unknown };

/** The configuration of a page; reads are synchronous. */
export declare function createConfig(page: Page, options?: ConfigOptions): Config;

export type Api = "fetch" | "fetchLater" | "WebTransport" | "XMLHttpRequest" | "WebSocket" | "EventSource" | "sendBeacon";

/** For whom a guard stands, and where. */
export interface GuardOptions extends Listeners {
  /** By default the one that the page was built for. */
  readonly environment?: string;
  /** The window or worker whose functions are guarded; by default this one. */
  readonly target?: typeof globalThis;
}

/** Functions that are guarded. */
export interface InstalledGuard {
  readonly guards: readonly Api[];
  /** Puts back what was there before. */
  uninstall(): void;
}

/** What is added to the error of a refused request, be it a TypeError (fetch) or a SecurityError (all others). */
export interface Refusal {
  readonly problem: Problem;
  readonly endpoint: string;
  /** The owning environments, separated by commas; null if it is nobody's. */
  readonly owner: string | null;
  readonly cure: string;
}

/**
 * Guards fetch, XMLHttpRequest, WebSocket, EventSource and sendBeacon, and where a browser has them fetchLater and
 * WebTransport: what would go to an endpoint that the page's
 * environment may not reach is refused and reported. Asked again, it answers with the guard that is there.
 *
 * A redirect cannot be seen by a script, nor what HTML and CSS load: a Content-Security-Policy is for those.
 */
export declare function installGuard(page: Page, options?: GuardOptions): InstalledGuard;

/** A fetch that is guarded, while the page's own functions are left alone. */
export declare function createGuardedFetch(page: Page, options?: GuardOptions & { readonly fetch?: typeof fetch }): typeof fetch;
