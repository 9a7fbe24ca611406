/** What the widget's frame tells the customer's page. */
export const CLOSE = "close";
export const READY = "ready";

export interface Message {
  readonly picasso: typeof CLOSE | typeof READY;
  /** The tenant's colour, for the button. */
  readonly colour: string;
}

export function isMessage(given: unknown): given is Message {
  return typeof given === "object" && given !== null && "picasso" in given && "colour" in given && typeof given.colour === "string";
}
