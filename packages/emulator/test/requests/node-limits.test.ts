import { request } from "node:http";
import { expect, test } from "vitest";
import { startEmulator } from "../../src/index.js";
import { apply, ask, fileNode, readNode, startSmall } from "../ask.js";
import { scratchFolder } from "../scratch-folder.js";

const NODE = { instanceType: "node", space: "plant", externalId: "scan" };
const KINDS = [
  { operation: "applyNodeAndEdges", path: "", most: 4, body: { items: [fileNode("scan", {})] } },
  { operation: "deleteInstances", path: "/delete", most: 2, body: { items: [NODE] } },
  { operation: "byExternalIdsInstances", path: "/byids", most: 8, body: { items: [NODE] } },
] as const;

test.each(KINDS)("$operation: $most at the same time, of one project; one more gets 429", async (kind) => {
  await using emulator = await startSmall({ projects: ["other"] });
  const { operation, path, most, body } = kind;
  const url = (project: string) => `${emulator.url}/api/v1/projects/${project}/models/instances${path}`;
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const send = (project: string) =>
    fetch(url(project), { method: "POST", headers, body: JSON.stringify(body) });
  // Requests whose bodies have not ended are in flight until they are destroyed.
  const open = Array.from({ length: most }, () => {
    const sent = request(url(emulator.project), { method: "POST", headers, agent: false });
    sent.on("error", () => {});
    sent.write("{");
    return sent;
  });
  const reading = () => emulator.requests.all({ operation }).filter(({ bytesReceived }) => bytesReceived > 0);
  while (reading().length < most) await new Promise((resolve) => setImmediate(resolve));
  const refused = await send(emulator.project);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain(`maximum number='${most}' of concurrent requests`);
  expect((await send("other")).status).toBe(200);
  // The limit of one kind does not count requests of another.
  await ask(emulator, 200, "list", {});
  for (const sent of open) sent.destroy();
  await emulator.requests.waitFor({ operation, outcome: "client-gone" }, { count: most });
  while ((await send(emulator.project)).status === 429);
});

test("nodes survive a restart, with their versions and their files", async () => {
  const directory = scratchFolder();
  const first = await startEmulator({ directory });
  await apply(first, [fileNode("scan", { name: "a" }), fileNode("plain")]);
  await apply(first, [fileNode("scan", { name: "b" })]);
  await first.close();
  await using second = await startEmulator({ directory });
  expect(await readNode(second, "scan")).toMatchObject({
    version: 2,
    properties: { cdf_cdm: { "CogniteFile/v1": { name: "b", isUploaded: false } } },
  });
  expect((await readNode(second, "plain")).properties).toEqual({});
  const { items } = await ask(second, 200, "byids", {
    items: [{ instanceId: { space: "plant", externalId: "scan" } }],
  });
  expect(items[0].name).toBe("b");
});
