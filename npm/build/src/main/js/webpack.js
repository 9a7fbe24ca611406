import { plugin } from "./bundle/plugin.js";

export { BersError } from "@bers/core";

/** The plugin for Webpack. */
export const bers = plugin.webpack;

export default bers;
