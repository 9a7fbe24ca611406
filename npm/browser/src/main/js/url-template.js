const EXPRESSION = /\{[^{}]*\}/g;
const TENANT = "{tenant}";

/** What a tenant's hash looks like. */
export const isTenantHash = (tenant) => typeof tenant === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(tenant);

/** An address that leads nowhere, for a URL that cannot be made. */
export const NOWHERE = "about:invalid";

/** What a page can ask a server by; a tenant's document that names another scheme would run as a script where it is a link. */
const NETWORK = new Set(["http:", "https:", "ws:", "wss:"]);

/**
 * The URL that a template (RFC 6570, its simple expansion) makes for a tenant; null if it is none of a server's, or has an
 * expression other than {tenant}.
 *
 * @param {string} template
 * @param {string} tenant a hash
 */
export function fillTemplate(template, tenant) {
  const expressions = template.match(EXPRESSION) ?? [];
  if (expressions.some((expression) => expression !== TENANT)) {
    return null;
  }
  const text = template.replaceAll(TENANT, encodeURIComponent(tenant));
  const url = parseUrl(text);
  return url !== null && NETWORK.has(url.protocol) ? url.href : null;
}

/** A URL; null for a text that is none. */
export function parseUrl(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
