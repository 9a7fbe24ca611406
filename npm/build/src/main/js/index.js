import { plugin } from "./bundle/plugin.js";

export { BersError } from "@bers/core";

/** The plugin for Vite. */
export const bers = plugin.vite;

export default bers;
