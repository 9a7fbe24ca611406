import type { Detection, IsolationReport, Json, Manifest, Problem } from "@bers/core";

export { BersError } from "@bers/core";

/** What a validation of a whole workspace found: the same as bers validate. */
export interface ValidationReport {
  readonly documents: number;
  readonly environments: number;
  readonly tenants: number;
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  readonly accepted: readonly Problem[];
}

/** A workspace as it was read at one moment. */
export interface OpenWorkspace {
  readonly root: string;
  readonly declared: Manifest;
  /** The tenants' hashes. */
  readonly tenants: readonly string[];
  /** Which environment this process is in, by its variables, its configuration file and its git branch. */
  detectEnvironment(more?: { mode?: string; hostname?: string; url?: string; requireExplicit?: boolean }): Detection;
  /** All that is wrong with it, for all environments and tenants. */
  validate(): ValidationReport;
  /** Whether no environment and no tenant can ever be given an endpoint of another. */
  proveIsolation(): IsolationReport;
  /**
   * What a page of an environment, and of a tenant, may know.
   *
   * @throws BersError if it cannot be resolved
   */
  publicConfiguration(
    environment: string,
    tenant?: string,
  ): { readonly values: { readonly [name: string]: Json }; readonly itemKeys: { readonly [path: string]: readonly string[] }; readonly digest: string };
  /** What a page of an environment fetches for a tenant: the public values that the tenant has otherwise. */
  tenantDocument(environment: string, tenant: string): { readonly [name: string]: Json };
}

/**
 * Reads the workspace that a folder is in, for a script in Node.
 *
 * @throws BersError if there is none, or its manifest cannot be understood
 */
export declare function openWorkspace(
  folder?: string,
  options?: { readonly variables?: { readonly [name: string]: string | undefined } },
): OpenWorkspace;
