// What a schema asks for, in words: "a number from 1000 to 30000".

const CHOICES_MAX = 12;
const TYPES = {
  number: "a number",
  integer: "a whole number",
  string: "text",
  boolean: "true or false",
  object: "a mapping",
  array: "a list",
  null: "null",
};
const FORMATS = {
  uri: "a URL",
  "uri-reference": "a URL or a path",
  iri: "a URL",
  email: "an e-mail address",
  hostname: "a host name",
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
  uuid: "a UUID",
  date: "a date such as 2026-01-31",
  time: "a time such as 12:30:00Z",
  "date-time": "a time such as 2026-01-31T12:30:00Z",
  duration: "a duration such as PT5M",
  regex: "a regular expression",
};

/** All that one schema says of a value itself. */
export function describe(schema) {
  if (Array.isArray(schema.enum)) {
    return oneOf(schema.enum);
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  return (
    type(schema) +
    range(schema) +
    text(schema) +
    size(schema, "minItems", "maxItems", "item") +
    size(schema, "minProperties", "maxProperties", "key") +
    (schema.uniqueItems === true ? " that are all different" : "")
  );
}

/** The range alone, whatever the type is. */
export function describeRange(schema) {
  return `a number${range(schema)}`;
}

function oneOf(choices) {
  const texts = choices.slice(0, CHOICES_MAX).map((choice) => JSON.stringify(choice));
  const all = texts.join(", ") + (choices.length > CHOICES_MAX ? ", …" : "");
  return choices.length === 1 ? all : `one of ${all}`;
}

function type(schema) {
  if (typeof schema.type === "string") {
    const format = schema.type === "string" ? FORMATS[schema.format] : undefined;
    return format ?? TYPES[schema.type] ?? schema.type;
  }
  return Array.isArray(schema.type) ? schema.type.map((name) => TYPES[name] ?? name).join(" or ") : impliedType(schema);
}

function impliedType(schema) {
  const has = (...keywords) => keywords.some((keyword) => Object.hasOwn(schema, keyword));
  if (has("minimum", "maximum", "multipleOf")) {
    return "a number";
  }
  if (has("minItems", "maxItems", "uniqueItems")) {
    return "a list";
  }
  if (has("properties", "minProperties")) {
    return "a mapping";
  }
  if (has("format")) {
    return FORMATS[schema.format] ?? "text";
  }
  return has("pattern", "minLength", "maxLength") ? "text" : "another value";
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }) {
  let words = "";
  if (minimum !== undefined && maximum !== undefined) {
    words = ` from ${minimum} to ${maximum}`;
  } else if (minimum !== undefined) {
    words = ` of at least ${minimum}`;
  } else if (maximum !== undefined) {
    words = ` of at most ${maximum}`;
  }
  return (
    words +
    (exclusiveMinimum === undefined ? "" : ` above ${exclusiveMinimum}`) +
    (exclusiveMaximum === undefined ? "" : ` below ${exclusiveMaximum}`) +
    (multipleOf === undefined ? "" : ` that is a multiple of ${multipleOf}`)
  );
}

function text(schema) {
  const isOther = typeof schema.format === "string" && FORMATS[schema.format] === undefined;
  return (
    size(schema, "minLength", "maxLength", "character") +
    (isOther ? ` in the format ${schema.format}` : "") +
    (typeof schema.pattern === "string" ? ` that matches ${schema.pattern}` : "")
  );
}

function size(schema, minKeyword, maxKeyword, unit) {
  const min = schema[minKeyword];
  const max = schema[maxKeyword];
  if (min !== undefined && max !== undefined) {
    return min === max ? ` of ${counted(min, unit)}` : ` of ${min} to ${counted(max, unit)}`;
  }
  if (min !== undefined) {
    return ` of at least ${counted(min, unit)}`;
  }
  return max === undefined ? "" : ` of at most ${counted(max, unit)}`;
}

function counted(count, unit) {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
