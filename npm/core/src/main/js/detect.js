import { detect as compiledDetect } from "../compiled/detection.js";
import { refuse } from "./errors.js";

export { BersError } from "./errors.js";

/** Which environment signals mean by what a manifest was found to declare, and why. */
export function detect(request) {
  return compiledDetect(request, refuse);
}
