// Runs in the browser: the package as a page loads it.
import { answer } from "../../../target/package/core.js";
import { createGuard, createReader, detect } from "../../../target/package/browser.js";
import { readPlaced } from "./placed-json.js";

window.answers = (asked) => asked.map(({ decision, input }) => JSON.stringify(answer(decision, readPlaced(input)), null, 2));

window.pageStory = () => {
  const declared = answer("manifest", {
    manifest: {
      format: 1,
      name: "picasso",
      environments: {
        development: { tier: "development", hostnames: ["127.0.0.1", "localhost"] },
        production: { tier: "production", hostnames: ["chat.picasso.example"] },
      },
      isolation: { shared: ["https://fonts.example"] },
    },
  });
  const { environment } = detect({ declared, signals: { url: location.href } });
  const guard = createGuard({ declared, environment });
  const read = createReader({
    values: { NODES: [{ url: "https://one.example" }, { url: "https://two.example" }] },
    itemKeys: { NODES: ["one", "two"] },
  });
  const addresses = [location.href, "wss://chat.picasso.example/stream", "https://tracker.example/", "https://fonts.example/a.woff2"];
  return {
    environment,
    url: read("NODES[two].url"),
    missing: String(read("NODES[three].url")),
    refused: addresses.map((address) => guard(address).refused),
  };
};
