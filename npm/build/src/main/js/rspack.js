import { plugin } from "./bundle/plugin.js";

export { BersError } from "@bers/core";

/** The plugin for Rspack. */
export const bers = plugin.rspack;

export default bers;
