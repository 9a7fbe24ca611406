import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../../../../core/vectors/", import.meta.url);

/** Every case of core/vectors as {name, decision, input, expected}, the last two as text. */
export function vectors() {
  return readdirSync(FOLDER).flatMap((decision) =>
    readdirSync(new URL(`${decision}/`, FOLDER)).map((name) => ({
      name: `${decision}/${name}`,
      decision,
      input: read(`${decision}/${name}/input.json`),
      expected: read(`${decision}/${name}/expected.json`),
    })),
  );
}

function read(file) {
  return readFileSync(new URL(file, FOLDER), "utf8");
}

/** A JSON text in the one form in which answers are compared; the order of names counts. */
export function normal(text) {
  return JSON.stringify(JSON.parse(text), null, 2);
}
