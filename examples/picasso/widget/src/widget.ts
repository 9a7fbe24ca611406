import "./guard";
import page from "virtual:bers/page";
import { config } from "./configuration";
import { Conversation } from "./conversation";
import { CLOSE, READY, type Message } from "./messages";
import { reportErrors } from "./reporting";
import { applyTheme, primary } from "./theme";
import { View } from "./view";

const view = new View();

const conversation = new Conversation({
  answer: (id, text, isComplete) => view.answer(id, text, isComplete),
  connected: (isConnected) => view.status(isConnected ? "Online" : "Connecting …", isConnected),
});

function draw(): void {
  applyTheme();
  view.greet();
}

function tell(picasso: Message["picasso"]): void {
  if (parent !== window) {
    parent.postMessage({ picasso, colour: primary() } satisfies Message, "*");
  }
}

async function start(): Promise<void> {
  reportErrors();
  view.onClose(() => tell(CLOSE));
  const tenant = new URL(location.href).searchParams.get("tenant") ?? undefined;
  const loaded = await config.loadTenant(tenant);
  if (loaded === "unknown") {
    applyTheme();
    view.status("Not available", false);
    view.failed("This chat is not set up for this site.");
    return;
  }
  draw();
  tell(READY);
  addEventListener("bers:configuration", draw);
  conversation.connect();
  view.onSend(async (text) => {
    view.sent(text);
    try {
      await conversation.send(text);
    } catch (failure) {
      view.failed("Your message did not arrive. Please try again.");
      reportError(failure);
    }
  });
  // Beside a page that is being developed there is no manifest of a build.
  if (config.read("DEBUG") === true && !config.isDevelopment()) {
    const { checkConfiguration } = await import("@bers/browser/config-check");
    console.debug("picasso", config.detectEnvironment(), await checkConfiguration(page), config.getPerformanceMetrics());
  }
}

start();
