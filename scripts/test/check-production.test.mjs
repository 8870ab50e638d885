import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultsOf, productionPackages } from "../check-production.mjs";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));

test("the packages that a package installs are found with their own dependencies and licences", () => {
  const found = productionPackages(`${packages}cli`);
  const names = [...found.keys()].map((key) => key.replace(/@[^@]+$/, ""));
  for (const name of ["commander", "@cdf-multipart/core", "oauth4webapi", "https-proxy-agent", "ms"])
    assert.ok(names.includes(name), name);
  assert.ok(!names.includes("vitest"));
});

test("too many packages, and licences that are not on the list, are faults", () => {
  const found = new Map([
    ["a@1.0.0", { license: "MIT", ours: false }],
    ["b@1.0.0", { license: "GPL-3.0", ours: false }],
    ["@cdf-multipart/spec@0.1.0", { license: "Apache-2.0", ours: true }],
  ]);
  assert.deepEqual(faultsOf("core", found, 2), ["core installs b@1.0.0 with the licence GPL-3.0"]);
  assert.equal(faultsOf("core", found, 1).length, 2);
  assert.match(
    faultsOf("core", found, 1)[0],
    /installs 2 third-party packages; the limit is 1: a@1\.0\.0, b@1\.0\.0/,
  );
});
