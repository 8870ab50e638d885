import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { workflowFaults } from "../check-pins.mjs";
import { publishOrder, releaseFaults, releaseNotes, sbomFaults, withoutPaths } from "../release/plan.mjs";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";

const changelog = "# Changelog\n\n## 0.2.0\n\n- New.\n\n## 0.1.0\n\n- Old.\n";
const manifests = [
  { name: "@x/cli", version: "0.2.0", dependencies: { "@x/core": "^0.2.0", commander: "1" } },
  { name: "@x/core", version: "0.2.0", dependencies: { "@x/spec": "^0.2.0" } },
  { name: "@x/spec", version: "0.2.0" },
];

test("a release that is ready has no faults", () => {
  assert.deepEqual(releaseFaults({ manifests, changelog, changesets: [], tag: "v0.2.0" }), []);
});

for (const [what, change, said] of [
  ["several versions", { manifests: [...manifests, { name: "@x/y", version: "0.1.0" }] }, /0\.2\.0, 0\.1\.0/],
  ["changesets that are not applied", { changesets: ["a.md"] }, /a\.md/],
  [
    "a changelog without the version",
    { changelog: changelog.replace("0.2.0", "0.2.0 (unreleased)") },
    /unreleased/,
  ],
  ["another tag", { tag: "v0.3.0" }, /v0\.3\.0.*tag v0\.2\.0/],
]) {
  test(`${what}: a fault that says what to do`, () => {
    const faults = releaseFaults({ manifests, changelog, changesets: [], tag: "v0.2.0", ...change });
    assert.equal(faults.length, 1);
    assert.match(faults[0], said);
  });
}

test("the notes are the newest section alone", () => {
  assert.equal(releaseNotes(changelog), "- New.\n");
});

test("a package is published after the packages that it depends on", () => {
  assert.deepEqual(publishOrder(manifests), ["@x/spec", "@x/core", "@x/cli"]);
  const ours = listWorkspaces()
    .map((folder) => readManifest(join(root, folder)))
    .filter((manifest) => manifest.private !== true);
  const order = publishOrder(ours);
  assert.equal(order.length, ours.length);
  for (const { name, dependencies = {} } of ours)
    for (const other of Object.keys(dependencies).filter((one) => order.includes(one)))
      assert.ok(order.indexOf(other) < order.indexOf(name), `${other} before ${name}`);
});

test("an SBOM of another format, or one that lacks packages or versions, is refused", () => {
  const component = (group, name) => ({ group, name, version: "1.0.0", purl: `pkg:npm/${name}@1.0.0` });
  const components = [
    component("@cdf-multipart", "cli"),
    component("@cdf-multipart", "core"),
    component("", "commander"),
    component("", "oauth4webapi"),
  ];
  assert.deepEqual(sbomFaults({ bomFormat: "CycloneDX", components }), []);
  assert.equal(sbomFaults({ bomFormat: "SPDX", components }).length, 1);
  assert.equal(sbomFaults({ bomFormat: "CycloneDX", components: components.slice(1) }).length, 1);
  const [first, ...others] = components;
  assert.equal(
    sbomFaults({ bomFormat: "CycloneDX", components: [{ ...first, purl: undefined }, ...others] }).length,
    1,
  );
});

test("the SBOM names no file of the machine that created it", () => {
  const references = [
    { type: "distribution", url: "file:/home/me/a.tgz" },
    { type: "vcs", url: "git+https://x" },
  ];
  const document = { bomFormat: "CycloneDX", components: [{ name: "a", externalReferences: references }] };
  assert.deepEqual(withoutPaths(document).components[0].externalReferences, [references[1]]);
});

test("only the job that publishes may write to the repository, and every action is pinned", () => {
  const text = readFileSync(join(root, ".github/workflows/release.yml"), "utf8");
  assert.deepEqual(workflowFaults(text), []);
  const [before, publish] = text.split("\n  publish:\n");
  assert.doesNotMatch(before, /: write/);
  assert.match(publish, /id-token: write/);
  assert.match(publish, /needs: \[prove, runtimes, test\]/);
});
