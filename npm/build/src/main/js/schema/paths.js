import { answer } from "@bers/core";

/** A JSON pointer as steps; those of a list are numbers. */
export function steps(pointer, root) {
  let at = root;
  return pointer
    .split("/")
    .slice(1)
    .map((escaped) => {
      const name = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(at) ? Number(name) : name;
      at = at?.[step];
      return step;
    });
}

/** Steps as a path is written; the core says how one key looks that is no plain word. */
export function pathOf(parts) {
  return parts.reduce((path, step) => {
    if (typeof step === "number") {
      return `${path}[${step}]`;
    }
    const key = PLAIN.test(step) ? step : quoted(step);
    return path === "" ? key : `${path}.${key}`;
  }, "");
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

function quoted(key) {
  return answer("path", { text: JSON.stringify(key) }).printed ?? JSON.stringify(key);
}

/** The value at steps; undefined if there is none. */
export function valueAt(root, parts) {
  return parts.reduce((at, step) => (isParted(at) && Object.hasOwn(at, step) ? at[step] : undefined), root);
}

function isParted(value) {
  return value !== null && typeof value === "object";
}

/** The placed value at steps; undefined if there is none. */
export function placedAt(root, parts) {
  return parts.reduce((at, step) => (at?.value instanceof Map ? at.value.get(step) : itemAt(at, step)), root);
}

function itemAt(placed, step) {
  return Array.isArray(placed?.value) ? placed.value[Number(step)] : undefined;
}

/** A placed tree as plain values. */
export function plainOf({ value }) {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, part]) => [name, plainOf(part)]));
  }
  return Array.isArray(value) ? value.map(plainOf) : value;
}
