// Written by @bers/build from the workspace's schema; edit that instead.
declare module "virtual:bers" {
  /** How often a failed request is tried again. */
  export const RETRY_ATTEMPTS: number;
  /** Milliseconds that a request may take. */
  export const REQUEST_TIMEOUT: number;
  /** Traces detection, resolution and requests; never on in the production tier. */
  export const DEBUG: boolean;
  /** Whether answers are streamed or come as a whole. */
  export const STREAMING_ENABLED: boolean;
  /** Where a message is posted to. */
  export const CHAT_API_URL: string;
  /** The older name of CHAT_API_URL. */
  export const CHAT_ENDPOINT: string;
  /** Where answers are streamed from, as server-sent events. */
  export const STREAMING_ENDPOINT: string;
  /** Where the widget reports its errors to. */
  export const ERROR_REPORTER: string;
  /** The style sheet of the widget's font. */
  export const FONT_URL: string;
  /** What the widget says first. */
  export const WELCOME_TEXT: string;
  /** Buttons and links. */
  export const THEME_primary: string;
  /** Behind everything. */
  export const THEME_background: string;
  /** What is read. */
  export const THEME_text: string;
  /** The tenant's configuration, through the API. */
  export const urls_config: string;
  /** Where the tenant's messages go. */
  export const urls_chat: string;
  /** Where the tenant's answers come from. */
  export const urls_streaming: string;
  /** The tenant's configuration, from its store. */
  export const urls_tenantConfig: string;
  /** The origin of the chat service, without a slash at the end. */
  export const API_BASE_URL: string;
  /** The origin that serves the widget. */
  export const WIDGET_DOMAIN: string;
  /** The S3 bucket of the tenants' configuration; none in development, where a folder serves. */
  export const CONFIG_BUCKET: string;
  /** Names the account at the payment provider; public by design, but bound to an environment. */
  export const PUBLISHABLE_KEY: string;
  const snapshot: {
    readonly values: { readonly [key: string]: unknown };
    readonly itemKeys: { readonly [path: string]: readonly string[] };
  };
  export default snapshot;
}

declare module "virtual:bers/page" {
  import type snapshot from "virtual:bers";
  /** What the run time of a page takes, such as createConfig and installGuard of @bers/browser. */
  const page: {
    readonly environment: string;
    readonly digest: string | null;
    readonly defaultTenant: string | null;
    readonly rules: any;
    readonly snapshot: typeof snapshot;
    readonly others?: { readonly [environment: string]: typeof snapshot };
  };
  export default page;
}

declare const __BERS_ENVIRONMENT__: "development" | "staging" | "production" | "preview";
declare const __BERS_CONFIG__: { readonly [key: string]: any };
declare const __BERS_BUILD_TIMESTAMP__: string;
