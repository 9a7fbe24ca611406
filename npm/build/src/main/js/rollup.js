import { plugin } from "./bundle/plugin.js";

export { BersError } from "@bers/core";

/** The plugin for Rollup. */
export const bers = plugin.rollup;

export default bers;
