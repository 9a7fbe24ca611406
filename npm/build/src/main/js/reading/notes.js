import * as bounds from "../bounds.js";
import * as problems from "./reading-problems.js";
import { hasLoneSurrogate, Lines, RefusedText } from "./source-text.js";

/** Problems of one file after which the rest of it is not looked at. */
const PROBLEMS_MAX = 100;

/** What both readers keep while they read one file: the problems so far, and what is left of the bounds. */
export class Notes {
  problems = [];
  nodes = 0;
  #file;
  #lines;

  constructor(file, text) {
    this.#file = file;
    this.#lines = new Lines(text);
  }

  /** The place of an offset. */
  at(offset) {
    return { file: this.#file, ...this.#lines.at(offset) };
  }

  get lines() {
    return this.#lines;
  }

  /** Notes a problem and goes on, unless there are too many. */
  add(problem) {
    this.problems.push(problem);
    if (this.problems.length === PROBLEMS_MAX) {
      throw new RefusedText(problems.tooMany(place(problem), PROBLEMS_MAX));
    }
  }

  countNodes(more, offset) {
    this.nodes += more;
    if (this.nodes > bounds.NODES_MAX) {
      throw new RefusedText(problems.tooManyNodes(this.at(offset)));
    }
  }

  checkDepth(depth, offset) {
    if (depth > bounds.DEPTH_MAX) {
      throw new RefusedText(problems.tooDeep(this.at(offset)));
    }
  }

  checkText(text, offset) {
    if (text.length > bounds.TEXT_LENGTH_MAX) {
      this.add(problems.textTooLong(this.at(offset), text.length));
    }
    if (hasLoneSurrogate(text)) {
      this.add(problems.loneSurrogate(this.at(offset)));
    }
  }

  /** Only its length: that it is well formed is checked as of any text. */
  checkKey(key, offset) {
    if (key.length > bounds.KEY_LENGTH_MAX) {
      this.add(problems.keyTooLong(this.at(offset), key.length));
    }
  }

  /** A number that a literal after RFC 8259 writes; where it is out of range a problem is noted and it is text. */
  number(literal, isInteger, offset) {
    const number = Number(literal);
    const exact = !isInteger || isWithinExact(literal);
    if (literal.length > bounds.NUMBER_LENGTH_MAX || !Number.isFinite(number) || !exact) {
      this.add(problems.numberOutOfRange(this.at(offset), literal, isInteger));
      return literal;
    }
    return number === 0 ? 0 : number;
  }
}

const place = ({ file, line, column }) => ({ file, line, column });

const INTEGER_MAX = 2n ** 53n;

function isWithinExact(literal) {
  if (literal.length > 17) {
    return false;
  }
  const whole = BigInt(literal);
  return whole <= INTEGER_MAX && whole >= -INTEGER_MAX;
}
