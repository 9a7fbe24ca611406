import * as problems from "./page-problems.js";

/** What is wrong with a fetched document as such; null if it is a mapping. */
export function documentFault(document, what) {
  return isMapping(document) ? null : problems.badDocument(what, "the document", "a mapping", typeName(document));
}

/** What is wrong with a fetched configuration of an environment; null if it is one. */
export function configurationFault(document, what, environment) {
  const fault = documentFault(document, what);
  if (fault !== null) {
    return fault;
  }
  const { environment: named, values, itemKeys = {} } = document;
  if (named !== environment) {
    return problems.badDocument(what, "environment", environment, problems.shown(named));
  }
  if (!isMapping(values)) {
    return problems.badDocument(what, "values", "a mapping", typeName(values));
  }
  const isKeyed = isMapping(itemKeys) && Object.values(itemKeys).every(Array.isArray);
  return isKeyed ? null : problems.badDocument(what, "itemKeys", "a mapping of paths to lists of keys", typeName(itemKeys));
}

/**
 * The values of a build with those of a tenant's document over them. A document may give another value to a key that the
 * page has, of the same type; keys that the page does not know are none of its business. What does not fit is told, and
 * the value of the build holds.
 *
 * @param {{values: object, itemKeys?: object}} snapshot as the build put it into the page
 * @param document a mapping, as it was fetched
 * @param {string} what how messages call the document
 * @param {(problem: object) => void} tell
 */
export function overlay({ values, itemKeys = {} }, document, what, tell) {
  return overlayMapping(values, document, "", (own, given, path) => {
    const isKeyed = Object.hasOwn(itemKeys, path);
    if (!isKeyed && typeName(own) === typeName(given)) {
      return true;
    }
    tell(problems.badDocument(what, path, isKeyed ? "left out, being a keyed list" : typeName(own), typeName(given)));
    return false;
  });
}

function overlayMapping(values, document, prefix, accepts) {
  const overlaid = Object.entries(values).map(([name, own]) => {
    const given = Object.hasOwn(document, name) ? document[name] : undefined;
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (given === undefined || !accepts(own, given, path)) {
      return [name, own];
    }
    return [name, isMapping(own) ? overlayMapping(own, given, path, accepts) : given];
  });
  return Object.fromEntries(overlaid);
}

function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function typeName(value) {
  if (value === null) {
    return "null";
  }
  const name = Array.isArray(value) ? "list" : typeof value;
  return { list: "a list", object: "a mapping", string: "a text", number: "a number", boolean: "true or false" }[name];
}
