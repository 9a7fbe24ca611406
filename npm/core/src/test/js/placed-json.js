import { Placed } from "../../../target/package/placed.js";

/** JSON text as placed values: a mapping keeps the order of its names, and every value knows its line and column. */
export function readPlaced(text) {
  return new Reader(text).value();
}

class Reader {
  #text;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text) {
    this.#text = text;
  }

  value() {
    this.#skipSpace();
    const [line, column] = this.#place();
    switch (this.#text[this.#at]) {
      case "{":
        return new Placed(this.#mapping(), line, column);
      case "[":
        return new Placed(this.#list(), line, column);
      default:
        return new Placed(JSON.parse(this.#token()), line, column);
    }
  }

  #mapping() {
    const entries = new Map();
    this.#eachItem("}", () => {
      this.#skipSpace();
      const [line, column] = this.#place();
      const key = JSON.parse(this.#token());
      this.#skipSpace();
      this.#at++;
      const value = this.value();
      entries.set(key, new Placed(value.value, value.line, value.column, line, column));
    });
    return entries;
  }

  #list() {
    const items = [];
    this.#eachItem("]", () => items.push(this.value()));
    return items;
  }

  #eachItem(end, read) {
    this.#at++;
    this.#skipSpace();
    while (this.#text[this.#at] !== end) {
      read();
      this.#skipSpace();
      if (this.#text[this.#at] === ",") {
        this.#at++;
        this.#skipSpace();
      }
    }
    this.#at++;
  }

  #token() {
    const token = /"(?:[^"\\]|\\.)*"|[^\s,\]}:]+/ys;
    token.lastIndex = this.#at;
    const [found] = token.exec(this.#text);
    this.#at += found.length;
    return found;
  }

  #skipSpace() {
    while (/\s/.test(this.#text[this.#at] ?? "")) {
      if (this.#text[this.#at++] === "\n") {
        this.#line++;
        this.#lineStart = this.#at;
      }
    }
  }

  #place() {
    return [this.#line, this.#at - this.#lineStart + 1];
  }
}
