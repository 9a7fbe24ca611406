import type { DeclaredDetectionRequest, Detection } from "./detection.js";

export { BersError } from "./errors.js";
export type { Place, Problem } from "./errors.js";
export type * from "./detection.js";

/**
 * Which environment signals mean by what a manifest was found to declare, and why.
 *
 * @throws BersError if the detection must be explicit and is not
 */
export function detect(request: DeclaredDetectionRequest): Detection;
