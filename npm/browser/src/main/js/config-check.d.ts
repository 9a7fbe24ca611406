import type { Listeners, Page, Problem } from "./index.js";

/** What bers-manifest.json says of a build. */
export interface BuildManifest {
  readonly format: number;
  readonly environment: string;
  readonly tier: string;
  readonly digest: string | null;
  readonly rulesDigest: string;
  readonly plugin: string;
  readonly builtAt: string;
}

/** Whether a page is what was built. */
export interface ConfigCheck {
  /**
   * altered: the configuration was changed after the build; other-build and other-environment: the manifest is not of
   * this page's build; unknown: it cannot be told.
   */
  readonly verdict: "same" | "altered" | "other-build" | "other-environment" | "unknown";
  readonly problem: Problem | null;
  /** Of the configuration in the page; null where the browser has no cryptography, in a page over http. */
  readonly digest: string | null;
  readonly manifest: BuildManifest | null;
}

export interface CheckOptions extends Listeners {
  /** By default bers-manifest.json beside the page. */
  readonly manifestUrl?: string | URL;
  readonly fetch?: typeof fetch;
}

/** Compares the configuration in a page with the manifest that was deployed beside it. Never throws. */
export declare function checkConfiguration(page: Page, options?: CheckOptions): Promise<ConfigCheck>;

/** SHA-256 of a configuration's canonical JSON, as a build makes it; null in a page over http. */
export declare function digestOf(values: unknown): Promise<string | null>;
