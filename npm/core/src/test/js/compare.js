// Answers each line {decision, request, answer} with "same", or with this runtime's own answer where it differs.
import { createInterface } from "node:readline";
import { answer } from "@bers/core";
import { readPlaced } from "./placed-json.js";
import { normal } from "./vectors.js";

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { decision, request, answer: expected } = JSON.parse(line);
  let own;
  try {
    own = JSON.stringify(answer(decision, readPlaced(request)), null, 2);
  } catch (error) {
    own = String(error?.stack ?? error);
  }
  const verdict = own === normal(expected) ? "same" : `Node: ${own} JVM: ${expected}`;
  console.log(verdict.replaceAll("\n", " "));
}
