import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfileFaults, workflowFaults } from "../check-pins.mjs";

const HASH = "a".repeat(40);

test("a workflow must declare its permissions, and pin actions to a hash", () => {
  const good = `permissions:\n  contents: read\njobs:\n  a:\n    steps:\n      - uses: x/y@${HASH} # v4\n      - uses: ./own\n`;
  assert.deepEqual(workflowFaults(good), []);
  assert.equal(workflowFaults(good.replace("permissions:", "env:")).length, 1);
  assert.match(workflowFaults(good.replace(HASH, "v4"))[0], /uses x\/y@v4/);
});

test("an image may be built from digests, arguments and its own stages", () => {
  const digest = `node@sha256:${"b".repeat(64)}`;
  assert.deepEqual(dockerfileFaults(`FROM ${digest} AS build\nFROM build\nARG I\nFROM \${I}\n`), []);
  assert.match(dockerfileFaults("FROM node:22-slim AS build\n")[0], /builds from node:22-slim/);
});
