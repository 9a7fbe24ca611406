// A text with its source map, of which parts can be exchanged: what is behind them keeps its place in the sources.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...DIGITS].map((digit, i) => [digit, i]));

/** Code on a single line, and where in the sources it comes from. */
export class MappedText {
  #map;
  /** Offset in the text, then source, line, column and name as the map numbers them. */
  #segments;

  constructor(text, map) {
    const lines = text.split("\n");
    const parts = lines.map((line, i) => line + between(line, lines[i + 1] ?? ""));
    this.#map = map;
    this.#segments = decoded(map.mappings, parts);
    this.text = parts.join("");
  }

  /** Exchanges what the pattern matches by what is made of a match, as String.replace does. */
  replace(pattern, replacement) {
    const edits = [];
    this.text = this.text.replace(pattern, (match, ...rest) => {
      const at = rest.find((part) => typeof part === "number");
      const text = replacement(match, ...rest);
      edits.push({ from: at, to: at + match.length, by: text.length - match.length });
      return text;
    });
    this.#shift(edits);
    return edits.length;
  }

  /** Exchanges what stands between offsets. @param {{from: number, to: number, text: string}[]} edits in order, apart from each other */
  edit(edits) {
    let at = 0;
    let changed = "";
    for (const { from, to, text } of edits) {
      changed += this.text.slice(at, from) + text;
      at = to;
    }
    this.text = changed + this.text.slice(at);
    this.#shift(edits.map(({ from, to, text }) => ({ from, to, by: text.length - (to - from) })));
  }

  #shift(edits) {
    let next = 0;
    let by = 0;
    const kept = [];
    for (const [offset, ...place] of this.#segments) {
      while (next < edits.length && edits[next].to <= offset) {
        by += edits[next++].by;
      }
      const isWithin = next < edits.length && edits[next].from < offset;
      if (!isWithin) {
        kept.push([offset + by, ...place]);
      }
    }
    this.#segments = kept;
  }

  /** The map of the text as it is now. */
  get map() {
    let before = [0, 0, 0, 0, 0];
    const mappings = this.#segments.map((segment) => {
      const digits = segment.map((value, i) => encoded(value - before[i])).join("");
      before = segment.concat(before.slice(segment.length));
      return digits;
    });
    return { ...this.#map, mappings: mappings.join(",") };
  }
}

/** What must stand between two lines so that the last token of the one does not run into the first of the other. */
function between(line, next) {
  const meet = line.slice(-1) + next.slice(0, 1);
  return /^(?:[\w$]{2}|\+\+|--|\/.)$/.test(meet) ? " " : "";
}

function decoded(mappings, lines) {
  const segments = [];
  const at = [0, 0, 0, 0, 0];
  let start = 0;
  mappings.split(";").forEach((line, i) => {
    at[0] = start;
    for (const digits of line.split(",").filter((text) => text !== "")) {
      const deltas = numbers(digits);
      deltas.forEach((delta, field) => (at[field] += delta));
      segments.push(at.slice(0, deltas.length));
    }
    start += lines[i]?.length ?? 0;
  });
  return segments;
}

/** Numbers of five bits a digit, lowest first, the sign in the last bit. */
function numbers(digits) {
  const found = [];
  let value = 0;
  let shift = 0;
  for (const digit of digits) {
    const bits = VALUES.get(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if ((bits & 32) === 0) {
      found.push(value & 1 ? -(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  return found;
}

function encoded(number) {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let digits = "";
  do {
    const bits = rest & 31;
    rest >>>= 5;
    digits += DIGITS[rest > 0 ? bits | 32 : bits];
  } while (rest > 0);
  return digits;
}
