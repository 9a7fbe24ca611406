import * as problems from "./reading-problems.js";

/** Ends the reading of one text. */
export class RefusedText extends Error {
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The bytes of a file as text: UTF-8 with or without a byte order mark, without control characters. */
export function decode(file, bytes, isJson) {
  const encoding = otherEncoding(bytes);
  if (encoding !== null) {
    throw new RefusedText(problems.otherEncoding(file, encoding));
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedText(malformed(file, bytes));
  }
  const control = (isJson ? JSON_CONTROL : YAML_CONTROL).exec(text);
  if (control !== null) {
    const at = { file, ...positionAt(text, control.index) };
    throw new RefusedText(problems.controlCharacter(at, text.charCodeAt(control.index)));
  }
  return text;
}

const JSON_CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;
const YAML_CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/;

function otherEncoding(bytes) {
  const [first, second] = bytes;
  if (second === undefined) {
    return null;
  }
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return "UTF-16, little endian";
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? "UTF-16, big endian" : null;
}

/** The problem at the first byte that is no UTF-8, found by halving. */
function malformed(file, bytes) {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  const before = new TextDecoder("utf-8", { fatal: true });
  const text = before.decode(bytes.subarray(0, good), { stream: true });
  const start = good - pending(bytes, good);
  return problems.notUtf8({ file, ...positionAt(text, text.length) }, bytes[start] ?? bytes[bytes.length - 1]);
}

function beginsWell(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** How many bytes before an offset begin a character that is not complete there. */
function pending(bytes, end) {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back];
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

/** Whether half of a surrogate pair stands alone. */
export function hasLoneSurrogate(text) {
  return !text.isWellFormed();
}

/** The line and column of the UTF-16 unit at an offset; a line ends with LF, CR LF or CR. */
export function positionAt(text, offset) {
  return new Lines(text).at(offset);
}

/** Where the lines of a text begin. */
export class Lines {
  #starts = [0];

  constructor(text) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
      this.#starts.push(index + end.length);
    }
  }

  /** @returns {{line: number, column: number}} from 1 */
  at(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - this.#starts[low] + 1 };
  }

  /** The offset at which a line begins; lines count from 1. */
  start(line) {
    return this.#starts[line - 1];
  }
}
