import * as problems from "./reading-problems.js";

/** Decimal digits of a whole number, and a number with point or exponent, YAML 1.2.2 section 10.3.2. */
const DECIMAL = /^[-+]?[0-9]+$/;
const FRACTION = /^([-+]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))([eE][-+]?[0-9]+)?$/;
const RADIX = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const RADIX_DIGITS_MAX = { o: 18, x: 14 };

const WORDS = new Map([
  ["", null],
  ["~", null],
  ...["null", "Null", "NULL"].map((word) => [word, null]),
  ...["true", "True", "TRUE"].map((word) => [word, true]),
  ...["false", "False", "FALSE"].map((word) => [word, false]),
]);

/** What a plain scalar is in the core schema. */
export function plain(text, offset, notes) {
  if (WORDS.has(text)) {
    return WORDS.get(text);
  }
  if (!/^[-+.0-9]/.test(text)) {
    return text;
  }
  if (DECIMAL.test(text)) {
    return notes.number(text.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1"), true, offset);
  }
  if (RADIX.test(text)) {
    return radix(text, offset, notes);
  }
  const parts = FRACTION.exec(text);
  if (parts !== null) {
    return notes.number(literal(parts), false, offset);
  }
  if (NOT_FINITE.test(text)) {
    notes.add(problems.notFinite(notes.at(offset), text));
  }
  return text;
}

/** As RFC 8259 writes it: no plus, no leading zeros, digits on both sides of a point. */
function literal([, sign, whole = "0", fraction = "", bare = "", exponent = ""]) {
  const digits = fraction + bare;
  return `${sign === "-" ? "-" : ""}${whole.replace(/^0+(?=[0-9])/, "")}${digits && `.${digits}`}${exponent}`;
}

function radix(text, offset, notes) {
  const digits = text.slice(2).replace(/^0+(?=.)/, "");
  if (digits.length > RADIX_DIGITS_MAX[text[1]]) {
    notes.add(problems.numberOutOfRange(notes.at(offset), text, true));
    return text;
  }
  return notes.number(BigInt(text.slice(0, 2) + digits).toString(), true, offset);
}

/** The name of a value's type in a problem; of a placed mapping and list too. */
export function typeName(value) {
  if (value === null) {
    return "null";
  }
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "boolean":
      return "a boolean";
    default:
      return Array.isArray(value) ? "a list" : "a mapping";
  }
}
