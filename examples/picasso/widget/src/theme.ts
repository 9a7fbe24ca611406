import { config } from "./configuration";

/** The colour of buttons and links. */
export const primary = (): string => colour("primary", "#3b5bdb");

/** Gives the page its tenant's colours and font. */
export function applyTheme(): void {
  const { style } = document.documentElement;
  style.setProperty("--primary", primary());
  style.setProperty("--on-primary", isLight(primary()) ? "#16181d" : "#ffffff");
  style.setProperty("--background", colour("background", "#ffffff"));
  style.setProperty("--text", colour("text", "#1b1f24"));
  addFont();
}

function colour(name: string, otherwise: string): string {
  const value = config.read(`THEME.${name}`);
  return typeof value === "string" && /^#[0-9a-f]{6}$/.test(value) ? value : otherwise;
}

/** Whether dark text is read better on a colour: its relative luminance, by WCAG 2. */
function isLight(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4;
}

function addFont(): void {
  const address = config.read("FONT_URL");
  if (typeof address === "string" && document.querySelector("link[data-font]") === null) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.dataset.font = "";
    link.href = address;
    document.head.append(link);
  }
}
