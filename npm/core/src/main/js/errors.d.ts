/** One thing that is wrong, told so that its reader can mend it. */
export interface Problem {
  /** The stable identifier, such as BERS-CFG-012; docs/problems.md explains it. */
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Relative to the workspace; null for what stands in no file. */
  readonly file: string | null;
  /** From 1; 0 where it is the file as a whole. */
  readonly line: number;
  /** From 1, in UTF-16 units; 0 where unknown. */
  readonly column: number;
  /** The value concerned, such as A.B. */
  readonly path: string | null;
  readonly found: string | null;
  readonly expected: string | null;
  /** What to do, or the name that was probably meant. */
  readonly suggestion: string | null;
  readonly environments?: readonly string[];
  readonly tenants?: readonly string[];
}

/** A place that a person can open. */
export interface Place {
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

/** Stops the caller because of problems in what it passed; code, path, place and cure are those of the first error. */
export class BersError extends Error {
  readonly name: "BersError";
  readonly code: string;
  readonly path: string | null;
  readonly place: Place;
  readonly cure: string | null;
  /** All of them, at least one. */
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]);
}

/** Throws the problems because of which a decision refuses its request. */
export function refuse(problems: readonly Problem[]): never;
