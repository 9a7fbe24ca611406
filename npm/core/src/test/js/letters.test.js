import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer } from "@bers/core";

const SOURCE = "../../../../../core/src/main/java/dev/bers/environment/CompatibilityLetters.java";
const LAST = 0x10ffff;

/** The table by which the core reads characters on the JVM, by code point. */
function table() {
  const [, text] = /"""([^"]*)"""/.exec(readFileSync(new URL(SOURCE, import.meta.url), "utf8"));
  const letters = new Map();
  for (const [, from, to = from, first] of text.matchAll(/([0-9a-f]+)(?:-([0-9a-f]+))?=(\S+)/g)) {
    for (let c = parseInt(from, 16); c <= parseInt(to, 16); c++) {
      const isRange = from !== to;
      letters.set(c, isRange ? String.fromCharCode(first.charCodeAt(0) + c - parseInt(from, 16)) : first);
    }
  }
  return letters;
}

function host(text) {
  return answer("hostname", { host: text, environments: {} }).host;
}

test("this engine reads every compatibility letter in a host as the table of the core does", () => {
  const letters = table();
  assert.ok(letters.size > 1_000);
  for (const [c, read] of letters) {
    assert.equal(host(`a${String.fromCodePoint(c)}b.example`), host(`a${read}b.example`), `U+${c.toString(16)}`);
  }
});

test("this engine reads no other character as ASCII", () => {
  const letters = table();
  for (let c = 0x80; c <= LAST; c++) {
    const isSurrogate = c >= 0xd800 && c <= 0xdfff;
    const text = isSurrogate ? "" : String.fromCodePoint(c);
    if (!isSurrogate && !letters.has(c) && /^[ -~]+$/.test(text.normalize("NFKC"))) {
      assert.match(host(`a${text}b.example`) ?? "xn--", /^xn--/, `U+${c.toString(16)}`);
    }
  }
});
