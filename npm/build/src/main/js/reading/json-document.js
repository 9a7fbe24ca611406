import { Placed } from "@bers/core";
import * as problems from "./reading-problems.js";
import { RefusedText } from "./source-text.js";
import { typeName } from "./yaml-scalars.js";

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+-])/y;
const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /[^\s,:"'{}[\]]+/y;
const WORDS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** JSON text (RFC 8259) to a placed mapping; recursion is bounded by DEPTH_MAX. */
export function readJson(text, notes) {
  return new JsonReader(text, notes).read();
}

class JsonReader {
  #text;
  #notes;
  #at = 0;

  constructor(text, notes) {
    this.#text = text;
    this.#notes = notes;
  }

  read() {
    this.#skipSpace();
    if (this.#at === this.#text.length) {
      throw new RefusedText(
        problems.jsonSyntax(this.#notes.at(0), "the file is empty", "write {} for a document without values"),
      );
    }
    const root = this.#value(1);
    this.#skipSpace();
    if (this.#at < this.#text.length) {
      this.#refuseTrailing();
    }
    if (!(root.value instanceof Map)) {
      const { line, column } = root;
      throw new RefusedText(problems.rootNotMapping({ ...this.#notes.at(0), line, column }, typeName(root.value)));
    }
    return root;
  }

  #refuseTrailing() {
    const isValue = /["{[\]}\-0-9]|true|false|null/y;
    isValue.lastIndex = this.#at;
    if (isValue.test(this.#text) && !"]}".includes(this.#text[this.#at])) {
      throw new RefusedText(problems.trailingText(this.#notes.at(this.#at)));
    }
    this.#refuse("more follows its last brace");
  }

  #value(depth) {
    const start = this.#at;
    const { line, column } = this.#notes.at(start);
    this.#notes.countNodes(1, start);
    return new Placed(this.#content(start, depth), line, column);
  }

  #content(start, depth) {
    switch (this.#text[start]) {
      case "{":
        return this.#mapping(start, depth);
      case "[":
        return this.#list(start, depth);
      case '"': {
        const text = this.#string();
        this.#notes.checkText(text, start);
        return text;
      }
      default:
        return this.#scalar(start);
    }
  }

  #scalar(start) {
    const number = this.#match(NUMBER);
    if (number !== null) {
      return this.#notes.number(number[0], number[1] === undefined && number[2] === undefined, start);
    }
    const word = this.#match(WORD)?.[0];
    if (WORDS.has(word)) {
      return WORDS.get(word);
    }
    this.#at = start;
    this.#refuse(word === undefined ? "a value is expected here" : `${word} is no value of JSON`);
  }

  #mapping(start, depth) {
    this.#notes.checkDepth(depth, start);
    const entries = new Map();
    this.#eachItem("}", () => {
      const keyStart = this.#at;
      if (this.#text[keyStart] !== '"') {
        this.#refuse("a key in double quotes is expected here");
      }
      const key = this.#string();
      this.#notes.checkText(key, keyStart);
      this.#notes.checkKey(key, keyStart);
      this.#skipSpace();
      if (this.#text[this.#at] !== ":") {
        this.#refuse("a colon is expected here");
      }
      this.#at++;
      this.#skipSpace();
      const value = this.#value(depth + 1);
      if (entries.has(key)) {
        this.#notes.add(problems.duplicateKey(this.#notes.at(keyStart), key, entries.get(key).keyLine));
      } else {
        const { line, column } = this.#notes.at(keyStart);
        entries.set(key, new Placed(value.value, value.line, value.column, line, column));
      }
    });
    return entries;
  }

  #list(start, depth) {
    this.#notes.checkDepth(depth, start);
    const items = [];
    this.#eachItem("]", () => items.push(this.#value(depth + 1)));
    return items;
  }

  #eachItem(end, read) {
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      this.#skipSpace();
      read();
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== "," && next !== end) {
        this.#refuse(`a comma or ${end} is expected here`);
      }
      this.#at++;
      if (next === end) {
        return;
      }
    }
  }

  #string() {
    const found = this.#match(STRING);
    if (found !== null) {
      return JSON.parse(found[0]);
    }
    const broken = /"(?:[^"\\\n\r]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*/y;
    broken.lastIndex = this.#at;
    this.#at += broken.exec(this.#text)[0].length;
    const isEscape = this.#text[this.#at] === "\\";
    this.#refuse(isEscape ? "an escape that JSON does not know" : "a text holds a control character or runs over the end of its line");
  }

  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) {
      this.#at += found[0].length;
    }
    return found;
  }

  #skipSpace() {
    this.#match(SPACE);
  }

  #refuse(reason) {
    const at = this.#notes.at(this.#at);
    throw new RefusedText(
      this.#at >= this.#text.length
        ? problems.jsonSyntax(at, "the file ends too early", "close what is still open")
        : problems.jsonSyntax(at, reason, this.#cure()),
    );
  }

  #cure() {
    const before = this.#text.slice(0, this.#at).trimEnd().at(-1);
    switch (this.#text[this.#at]) {
      case "}":
      case "]":
        return before === "," ? "remove the comma before it: JSON has no trailing commas" : null;
      case "/":
      case "#":
        return "JSON has no comments: remove it, or rename the file to .yaml";
      case "'":
        return "use double quotes";
      case '"':
        return "is a comma missing before it?";
      default:
        return null;
    }
  }
}
