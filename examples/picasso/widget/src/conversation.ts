import { config } from "./configuration";

/** Whoever draws a conversation. */
export interface Listener {
  /** An answer begins, grows or is complete. */
  answer(id: string, text: string, isComplete: boolean): void;
  /** Whether the stream of answers is there. */
  connected(isConnected: boolean): void;
}

/** One conversation with the chat service: messages go over HTTP, answers come as a stream of events or as a whole. */
export class Conversation {
  readonly #id = crypto.randomUUID();
  readonly #listener: Listener;
  readonly #answers = new Map<string, string>();
  #stream: EventSource | null = null;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Opens the stream of answers, where the tenant has one. */
  connect(): void {
    if (!config.isStreamingEnabled()) {
      this.#listener.connected(true);
      return;
    }
    const stream = new EventSource(this.#address(config.getStreamingUrl()));
    stream.addEventListener("open", () => this.#listener.connected(true));
    stream.addEventListener("error", () => this.#listener.connected(false));
    stream.addEventListener("token", ({ data }) => this.#append(JSON.parse(data)));
    stream.addEventListener("done", ({ data }) => this.#complete(JSON.parse(data)));
    this.#stream = stream;
  }

  /** Sends a message; rejects if it did not arrive after all attempts. */
  async send(text: string): Promise<void> {
    const isStreamed = this.#stream?.readyState === EventSource.OPEN;
    const answer = await this.#post({ conversation: this.#id, text, isStreamed });
    if (typeof answer.text === "string") {
      this.#listener.answer(answer.id, answer.text, true);
    }
  }

  async #post(message: object): Promise<{ id: string; text?: string }> {
    const attempts = 1 + Number(config.read("RETRY_ATTEMPTS") ?? 0);
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(this.#address(config.getChatUrl()), {
          method: "POST",
          body: JSON.stringify(message),
          signal: AbortSignal.timeout(Number(config.read("REQUEST_TIMEOUT") ?? 10_000)),
        });
        if (response.ok) {
          return await response.json();
        }
        throw new Error(`the chat service answered ${response.status}`);
      } catch (failure) {
        if (attempt >= attempts || isRefusal(failure)) {
          throw failure;
        }
      }
    }
  }

  #append({ id, text }: { id: string; text: string }): void {
    const soFar = (this.#answers.get(id) ?? "") + text;
    this.#answers.set(id, soFar);
    this.#listener.answer(id, soFar, false);
  }

  #complete({ id }: { id: string }): void {
    this.#listener.answer(id, this.#answers.get(id) ?? "", true);
    this.#answers.delete(id);
  }

  #address(endpoint: string): string {
    const url = new URL(endpoint);
    url.searchParams.set("conversation", this.#id);
    return url.href;
  }
}

/** What the guard has refused once it will refuse again. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof Error && "problem" in failure;
}
