/** What a build is told; all of it may be left out. */
export interface Options {
  /** The folder of the workspace, relative to the bundler's root; by default the nearest one, from the bundler's root upwards, that has a bers.yaml. */
  readonly configPath?: string;
  readonly environmentDetection?: {
    /**
     * Whether a build stops that nobody gave an environment, or to which two sources give different ones, instead of
     * taking the declared default. Default true.
     */
    readonly requireExplicit?: boolean;
  };
  readonly configurationInjection?: {
    /** Whether __BERS_ENVIRONMENT__, __BERS_CONFIG__ and __BERS_BUILD_TIMESTAMP__ are replaced. Default true. */
    readonly defines?: boolean;
    /** The declarations that are kept fresh, relative to the bundler's root. Default bers-env.d.ts in src, if there is one, or else in the root. */
    readonly typings?: string | false;
    /** Where the environment's Content-Security-Policy goes: each page's head (Vite only), or bers-csp.txt. Default false. */
    readonly contentSecurityPolicy?: "meta" | "file" | false;
  };
  /** By entry, or * for each, what a page may load at once with it; more fails the build. */
  readonly budgets?: { readonly [entry: string]: Budget };
  /** Whether the build says how long each phase took. Default true. */
  readonly performanceMonitoring?: boolean;
}

/** How large an entry may be: itself and all that it imports, but nothing that it loads later with import(). */
export interface Budget {
  /** Bytes as they are written, minified if the bundler minifies. */
  readonly bytes?: number;
  /** Bytes as a server sends them compressed. */
  readonly gzip?: number;
}
