import { parseUrl } from "./url-template.js";

/** UTF-16 units of the longest document that a page takes. */
const LENGTH_MAX = 262_144;

/**
 * The JSON document at an address.
 *
 * @param {typeof fetch} fetch
 * @param {string} address
 * @param {number} timeoutMillis
 * @returns {Promise<{document?: unknown, status?: number, cause?: string}>} a document, or why there is none
 */
export async function fetchJson(fetch, address, timeoutMillis) {
  try {
    const response = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(timeoutMillis) });
    if (!response.ok) {
      return { status: response.status, cause: `HTTP ${response.status}` };
    }
    const text = await boundedText(response);
    return text === null ? { cause: `it has more than ${LENGTH_MAX} characters` } : { document: JSON.parse(text) };
  } catch (failure) {
    return { cause: failure.name === "TimeoutError" ? `no answer within ${timeoutMillis} ms` : failure.message };
  }
}

/** The text of an answer; null if it is longer than a document may be, of which no more is read. */
async function boundedText(response) {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  if (reader === undefined) {
    return response.text();
  }
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > LENGTH_MAX) {
      reader.cancel().catch(() => {});
      return null;
    }
  }
  return text + decoder.decode();
}

/** An address without its path, which may hold a secret. */
export function withoutPath(address) {
  return parseUrl(address)?.origin ?? address;
}
