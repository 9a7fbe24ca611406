import { createHash } from "node:crypto";
import { literal, MODULE } from "./virtual-module.js";

/** What the run time of a page imports. */
export const PAGE_MODULE = `${MODULE}/page`;
/** How bundlers know it once it is resolved. */
export const RESOLVED_PAGE = `\0${PAGE_MODULE}`;

/**
 * The text of virtual:bers/page: for whom the page was built, the rules by which it detects and guards, and, through
 * virtual:bers, its configuration.
 *
 * @param page as BuildSession gives it
 */
export function pageModuleText(page) {
  return `import snapshot from ${JSON.stringify(MODULE)};
const page = ${literal(page)};
export default { ...page, get snapshot() { return snapshot; } };
`;
}

/**
 * What a page has to know of a manifest to detect and to guard. Hosts and owners stand in it backwards: a guard must know
 * the endpoints of other environments in order to refuse them, but the page names none of them. What no page can reach is
 * left out, and in the production tier so is the name of the URL parameter, which does not exist there.
 *
 * @param {import("@bers/core").Manifest} declared
 * @param {import("@bers/core").Tier} tier of the environment that the page is built for
 */
export function pageRules({ environments, detection, isolation }, tier) {
  return {
    environments: environments.map(({ name, tier: own, extends: parent, hostnames }) => ({
      name,
      tier: own,
      ...(parent !== null && { extends: parent }),
      hostnames: hostnames.map(backwards),
      branches: [],
    })),
    detection: { ...detection, variables: [], urlParameter: tier === "production" ? "" : detection.urlParameter },
    isolation: {
      unknown: isolation.unknown,
      owners: Object.fromEntries(Object.entries(isolation.owners).map(([owner, patterns]) => [owner, reachable(patterns)])),
      shared: reachable(isolation.shared),
    },
  };
}

/**
 * The digest of all that a page is told besides its values, from the text that the page itself can make of it: what is
 * read from a script keeps the order in which it was written.
 */
export function rulesDigest({ environment, digest, defaultTenant, rules, others = null }, itemKeys) {
  const told = JSON.stringify([environment, digest, defaultTenant, rules, itemKeys, others]);
  return `sha256:${createHash("sha256").update(told).digest("hex")}`;
}

function reachable(patterns) {
  return patterns.filter((pattern) => !/^(?:key:|arn:(?!aws[a-z-]*:s3:))/i.test(pattern)).map(backwards);
}

function backwards(text) {
  return [...text].reverse().join("");
}
