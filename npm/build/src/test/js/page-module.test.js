import assert from "node:assert/strict";
import { test } from "node:test";
import { BuildSession } from "../../main/js/bundle/build-session.js";
import { readOptions } from "../../main/js/bundle/options.js";
import { pageModuleText } from "../../main/js/bundle/page-module.js";
import { project } from "./project.js";

function page(t, mode, isLive = false) {
  const session = new BuildSession(readOptions(), { start: project(t), variables: {}, mode });
  session.prepare();
  return session.page(isLive);
}

test("a page knows what to refuse without naming it", (t) => {
  const text = pageModuleText(page(t, "staging"));
  assert.doesNotMatch(text, /picasso\.example|arn:|key:|s3:\/\//);
  const { owners, shared } = page(t, "staging").rules.isolation;
  assert.deepEqual(owners.production, ["elpmaxe.ossacip.*//:sptth", "ossacip//:3s", "pukcab-ossacip//:3s"]);
  assert.deepEqual(shared, ["elpmaxe.ndc-ossacip.stnof//:sptth"]);
});

test("what no page can be in is left out", (t) => {
  const { environments, detection } = page(t, "staging").rules;
  assert.deepEqual(environments.flatMap(({ branches }) => branches), []);
  assert.deepEqual(detection.variables, []);
});

test("in the production tier the URL parameter has no name", (t) => {
  assert.equal(page(t, "staging").rules.detection.urlParameter, "picasso-env");
  assert.equal(page(t, "production").rules.detection.urlParameter, "");
});

test("only a page that is being developed has the configurations of other environments", (t) => {
  assert.deepEqual(Object.keys(page(t, "development", true).others), ["staging", "production", "preview"]);
  assert.equal(page(t, "development").others, undefined);
  assert.equal(page(t, "staging", true).others, undefined);
});
