import { config } from "./configuration";

function element<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** The widget's page. */
export class View {
  readonly #log = element("log");
  readonly #form = element<HTMLFormElement>("form");
  readonly #text = element<HTMLTextAreaElement>("text");
  readonly #status = element("status");
  readonly #answers = new Map<string, HTMLElement>();

  /** Lets a person write, and calls back with each message that is sent. */
  onSend(send: (text: string) => void): void {
    this.#form.hidden = false;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      if (text !== "") {
        this.#text.value = "";
        this.#resize();
        send(text);
      }
    });
    this.#text.addEventListener("input", () => this.#resize());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    });
  }

  /** Calls back when the widget is to be closed. */
  onClose(close: () => void): void {
    element("close").addEventListener("click", close);
    addEventListener("keydown", ({ key }) => key === "Escape" && close());
  }

  /** What the tenant says first, and for whom the page was built where that is not the world. */
  greet(): void {
    const welcome = this.#log.querySelector<HTMLElement>("[data-welcome]") ?? this.#bubble("theirs");
    welcome.dataset.welcome = "";
    welcome.textContent = String(config.read("WELCOME_TEXT") ?? "");
    const badge = element("environment");
    badge.textContent = config.ENVIRONMENT;
    badge.hidden = config.isProduction();
  }

  status(text: string, isGood: boolean): void {
    this.#status.textContent = text;
    this.#status.classList.toggle("good", isGood);
  }

  /** Shows a message of the person's, and that an answer is awaited. */
  sent(text: string): void {
    this.#bubble("mine").textContent = text;
    this.#awaiting();
  }

  /** Shows an answer, as far as it goes. */
  answer(id: string, text: string, isComplete: boolean): void {
    const bubble = this.#answers.get(id) ?? this.#waiting() ?? this.#bubble("theirs");
    this.#answers.set(id, bubble);
    bubble.classList.remove("waiting");
    bubble.textContent = text;
    bubble.classList.toggle("growing", !isComplete);
    this.#scroll();
  }

  /** Says that something did not work. */
  failed(text: string): void {
    this.#waiting()?.remove();
    const bubble = this.#bubble("notice");
    bubble.textContent = text;
    bubble.setAttribute("role", "alert");
  }

  #awaiting(): void {
    const bubble = this.#bubble("theirs");
    bubble.classList.add("waiting");
    bubble.append(...[1, 2, 3].map(() => document.createElement("i")));
  }

  #waiting(): HTMLElement | null {
    return this.#log.querySelector<HTMLElement>(".waiting");
  }

  #bubble(whose: "mine" | "theirs" | "notice"): HTMLElement {
    const bubble = document.createElement("p");
    bubble.className = `bubble ${whose}`;
    this.#log.append(bubble);
    this.#scroll();
    return bubble;
  }

  #scroll(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #resize(): void {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 120)}px`;
  }
}
