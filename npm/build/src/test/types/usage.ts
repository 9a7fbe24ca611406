// What a user may write; each line below an expect-error must be refused.
import { defineConfig } from "vite";
import type { Configuration } from "webpack";
import type { Configuration as RspackConfiguration } from "@rspack/core";
import type { RollupOptions } from "rollup";
import type { BuildOptions } from "esbuild";
import { bers, BersError, type Options, type Problem } from "@bers/build";
import { bers as forWebpack } from "@bers/build/webpack";
import { bers as forRspack } from "@bers/build/rspack";
import { bers as forRollup } from "@bers/build/rollup";
import { bers as forEsbuild } from "@bers/build/esbuild";

const options: Options = {
  configPath: "..",
  environmentDetection: { requireExplicit: false },
  configurationInjection: { typings: false, contentSecurityPolicy: "meta" },
  performanceMonitoring: false,
  budgets: { "*": { bytes: 200_000 }, main: { gzip: 50_000 } },
};

export default defineConfig({ plugins: [bers(), bers(options)] });
export const webpack: Configuration = { plugins: [forWebpack(options)] };
export const rspack: RspackConfiguration = { plugins: [forRspack()] };
export const rollup: RollupOptions = { plugins: [forRollup()] };
export const esbuild: BuildOptions = { plugins: [forEsbuild({ performanceMonitoring: true })] };
export const first = (error: BersError): Problem | undefined => error.problems[0];

// @ts-expect-error misspelt
bers({ configPth: "." });
// @ts-expect-error no such place
bers({ configurationInjection: { contentSecurityPolicy: "header" } });
// @ts-expect-error no such measure
bers({ budgets: { main: { brotli: 1 } } });
