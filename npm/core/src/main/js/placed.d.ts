/** What a document can hold. Plain values stand in no file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A value of a document whose parts know where they stand. */
export type PlacedValue = string | number | boolean | null | readonly Placed[] | ReadonlyMap<string, Placed>;

/** A tree with or without places. */
export type Tree = Json | Placed;

/** A value and where it stands in its file; lines and columns begin at 1, columns count UTF-16 units. */
export class Placed {
  readonly value: PlacedValue;
  readonly line: number;
  readonly column: number;
  /** Where the name of this value stands, if it is a mapping's. */
  readonly keyLine: number;
  readonly keyColumn: number;
  constructor(value: PlacedValue, line?: number, column?: number, keyLine?: number, keyColumn?: number);
}
