import type { Plugin } from "esbuild";
import type { Options } from "./options.js";

export { BersError } from "@bers/core";
export type { Problem } from "@bers/core";
export type { Options } from "./options.js";

/**
 * The plugin for esbuild.
 *
 * @throws BersError for an option that it does not know
 */
export declare const bers: (options?: Options) => Plugin;
export default bers;
