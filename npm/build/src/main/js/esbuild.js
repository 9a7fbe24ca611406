import { plugin } from "./bundle/plugin.js";

export { BersError } from "@bers/core";

/** The plugin for esbuild. */
export const bers = plugin.esbuild;

export default bers;
