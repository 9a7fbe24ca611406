import type { WebpackPluginInstance } from "webpack";
import type { Options } from "./options.js";

export { BersError } from "@bers/core";
export type { Problem } from "@bers/core";
export type { Options } from "./options.js";

/**
 * The plugin for Webpack 5.
 *
 * @throws BersError for an option that it does not know
 */
export declare const bers: (options?: Options) => WebpackPluginInstance;
export default bers;
