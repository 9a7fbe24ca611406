import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { formats } from "../../main/js/schema/formats.js";

const { fullFormats } = createRequire(import.meta.url)("ajv-formats/dist/formats");
const PARTS = ["http", "://", "//", "/", ":", "443", "a.example", "A", "_", "~", "-", ".", "%20", "%", "?q=1", "#f", "[::1]", "@", " ", "é", "\\"];

/** Of a text like a URI, every combination of so many parts. */
function* texts(length) {
  if (length === 0) {
    yield "";
    return;
  }
  for (const rest of texts(length - 1)) {
    for (const part of PARTS) {
      yield part + rest;
    }
  }
}

test("a URI is what ajv-formats takes for one", () => {
  for (const length of [0, 1, 2, 3]) {
    for (const text of texts(length)) {
      assert.equal(formats().uri(text), fullFormats.uri(text), text);
      assert.equal(formats().uri(`https://a${text}`), fullFormats.uri(`https://a${text}`), text);
    }
  }
});

test("all other formats are those of ajv-formats", () => {
  const { uri, ...others } = formats();
  const { uri: theirs, ...expected } = fullFormats;
  assert.notEqual(uri, theirs);
  assert.deepEqual(others, expected);
});
