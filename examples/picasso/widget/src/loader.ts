/**
 * What a customer's page loads: a button. The widget itself is a page of its own in a frame, loaded when it is first
 * opened, so that it neither slows nor sees the customer's page, and its guard leaves that page's requests alone.
 */
import { THEME_primary, WIDGET_DOMAIN } from "virtual:bers";
import { CLOSE, READY, isMessage } from "./messages";

const BUBBLE = "M6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5v-8A2.5 2.5 0 0 1 6.5 3z";
const CROSS = "M6.7 5.3 12 10.6l5.3-5.3 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4-5.3-5.3-5.3 5.3-1.4-1.4 5.3-5.3-5.3-5.3z";

const tenant = document.querySelector<HTMLElement>("[data-picasso-tenant]")?.dataset.picassoTenant ?? "";

const button = document.createElement("button");
button.type = "button";
button.setAttribute("aria-label", "Open the chat");
button.setAttribute("aria-expanded", "false");
button.append(icon(BUBBLE));
style(button, {
  position: "fixed",
  right: "min(24px, 4vw)",
  bottom: "24px",
  zIndex: "2147483646",
  width: "60px",
  height: "60px",
  display: "grid",
  placeItems: "center",
  border: "0",
  borderRadius: "50%",
  color: "#fff",
  background: THEME_primary,
  boxShadow: "0 10px 30px rgb(0 0 0 / 0.25)",
  cursor: "pointer",
  transition: "transform 160ms ease, background 200ms ease",
});
button.addEventListener("click", () => toggle());
document.body.append(button);

let frame: HTMLIFrameElement | null = null;

function toggle(): void {
  frame ??= addFrame();
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  button.replaceChildren(icon(isOpen ? BUBBLE : CROSS));
  button.setAttribute("aria-label", isOpen ? "Open the chat" : "Close the chat");
  style(frame, { opacity: isOpen ? "0" : "1", transform: isOpen ? "translateY(16px)" : "none", visibility: isOpen ? "hidden" : "visible" });
  if (isOpen) {
    button.focus();
  }
}

function addFrame(): HTMLIFrameElement {
  const address = new URL("/widget.html", WIDGET_DOMAIN);
  if (tenant !== "") {
    address.searchParams.set("tenant", tenant);
  }
  if (__BERS_ENVIRONMENT__ === "development") {
    // In development the environment can be chosen by the page's address; elsewhere this line does not exist.
    const environment = new URL(location.href).searchParams.get("picasso-env");
    if (environment !== null) {
      address.searchParams.set("picasso-env", environment);
    }
  }
  const added = document.createElement("iframe");
  added.src = address.href;
  added.title = "Chat";
  style(added, {
    position: "fixed",
    right: "min(24px, 4vw)",
    bottom: "100px",
    zIndex: "2147483647",
    width: "min(392px, calc(100vw - 32px))",
    height: "min(640px, calc(100vh - 124px))",
    border: "0",
    borderRadius: "20px",
    background: "#fff",
    boxShadow: "0 24px 70px rgb(0 0 0 / 0.28)",
    colorScheme: "light",
    transition: "opacity 180ms ease, transform 180ms ease, visibility 180ms",
    opacity: "0",
    visibility: "hidden",
    transform: "translateY(16px)",
  });
  addEventListener("message", ({ source, data }) => {
    if (source !== added.contentWindow || !isMessage(data)) {
      return;
    }
    if (data.picasso === CLOSE) {
      toggle();
    } else if (data.picasso === READY && /^#[0-9a-f]{6}$/.test(data.colour)) {
      style(button, { background: data.colour });
    }
  });
  document.body.append(added);
  return added;
}

/** Set one by one, which a customer's Content-Security-Policy allows. */
function style(element: HTMLElement, properties: Partial<CSSStyleDeclaration>): void {
  Object.assign(element.style, properties);
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", "26");
  svg.setAttribute("height", "26");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  line.setAttribute("fill", "currentColor");
  svg.append(line);
  return svg;
}
