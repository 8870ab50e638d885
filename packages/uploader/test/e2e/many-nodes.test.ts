/** Many uploads into data-modeling nodes: how few requests they take. */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadMany } from "../../src/node/upload-node.js";
import { type Ground, ground } from "./ground.js";

describe("many uploads into nodes", () => {
  let floor: Ground;
  beforeAll(async () => {
    floor = await ground({ spaces: ["plant"] });
  });
  afterAll(() => floor.close());
  const since = () => floor.emulator.requests.count();
  const asked = (before: number): string[] =>
    floor.emulator.requests
      .all()
      .slice(before)
      .map(({ operation }) => operation);

  it("of 2000 small files: at most 1.1 requests per file besides its PUT", { timeout: 600_000 }, async () => {
    const count = 2_000;
    const client = floor.client();
    // Time decides how many files share a request. A slow machine must not count as a slow network.
    const clock = {
      now: Date.now,
      sleep: (ms: number, signal?: AbortSignal) => sleep(ms * 10, undefined, signal && { signal }),
    };
    const before = since();
    const ids = new Set<number>();
    const items = Array.from({ length: count }, (_, index) => ({
      source: new TextEncoder().encode(`content of ${index}`),
      node: { space: "plant", externalId: `many-${index}`, properties: { mimeType: "image/jpeg" } },
      file: { name: `${index}.jpg` },
    }));
    for await (const result of uploadMany(client, items, { journal: "off", clock })) {
      if (result.status === "failed") throw result.error;
      const { file } = result.result;
      ids.add(file.id);
      const stored = await readFile(floor.emulator.filePath(file.id), "utf8");
      expect(stored).toBe(`content of ${result.index}`);
      expect(file.instanceId?.externalId).toBe(result.item.node.externalId);
    }
    expect(ids.size).toBe(count);
    const requests = asked(before);
    const of = (operation: string) => requests.filter((one) => one === operation).length;
    // A request that takes long on a busy machine is repeated.
    expect(of("getUploadLink")).toBeGreaterThanOrEqual(count);
    expect(of("putFile")).toBeGreaterThanOrEqual(count);
    // Each of them is for hundreds of nodes.
    expect(of("applyNodeAndEdges")).toBeLessThanOrEqual(20);
    expect((requests.length - of("putFile")) / count).toBeLessThanOrEqual(1.1);
    expect(floor.emulator.requests.mostAtOnce({ operation: "applyNodeAndEdges" })).toBeLessThanOrEqual(4);
    await floor.expectNothingLeft();
  });

  it("a refused node does not delay the others, and many refused nodes do not need one request each", async () => {
    const client = floor.client();
    const path = await floor.file(100);
    const run = async (
      items: readonly { node: { space: string; externalId: string; properties?: object } }[],
    ) => {
      const failed: unknown[] = [];
      const before = since();
      const all = items.map(({ node }) => ({
        source: path,
        node: { ...node, properties: { mimeType: "text/plain", ...node.properties } },
      }));
      for await (const result of uploadMany(client, all, { journal: "off" }))
        if (result.status === "failed") failed.push(result.error);
      return { failed, applies: asked(before).filter((one) => one === "applyNodeAndEdges").length };
    };
    const good = Array.from({ length: 40 }, (_, index) => ({
      node: { space: "plant", externalId: `good-${index}` },
    }));
    const asset = { properties: { assets: [{ space: "plant", externalId: "pmp" }] } };
    const mixed = await run([...good, { node: { space: "plant", externalId: "bad", ...asset } }]);
    expect(mixed.failed).toHaveLength(1);
    expect(String(mixed.failed[0])).toContain("plant:bad");
    const nowhere = good.map(({ node }) => ({ node: { ...node, space: "nowhere" } }));
    const none = await run(nowhere);
    expect(none.failed).toHaveLength(40);
    expect(none.applies).toBeLessThan(30);
  });
});
