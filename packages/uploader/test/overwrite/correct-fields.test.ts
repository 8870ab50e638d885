import { expect, test } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { makeScene, requestsOf, storedText, textSource } from "./scene.js";

const MiB = 2 ** 20;
const OLD = { externalId: "x", directory: "/old", source: "old", metadata: { a: "1" } } as const;
const NEW = { externalId: "x", directory: "/new", source: "new", sourceCreatedTime: 5 } as const;

test.each([
  ["in one PUT", 100],
  ["in parts", 6 * MiB],
])("overwrite: directory and source have the requested values: %s", async (_, size) => {
  const { emulator, client } = await makeScene();
  const options = { onePutMax: 1000, journal: "off" } as const;
  await upload(client, textSource("one ", size), { ...options, file: OLD });
  expect(requestsOf(emulator)).not.toContain("updateFiles");
  const { file } = await upload(client, textSource("two ", size), { ...options, file: NEW, overwrite: true });
  expect(file).toMatchObject({ ...NEW, metadata: OLD.metadata, name: "a.txt" });
  expect((await storedText(emulator, file.id)).startsWith("two ")).toBe(true);
  expect(requestsOf(emulator).filter((name) => name === "updateFiles")).toHaveLength(1);
  await upload(client, textSource("two ", size), { ...options, file: NEW, overwrite: true });
  expect(requestsOf(emulator)).not.toContain("updateFiles");
});

test("a field that was not requested is kept", async () => {
  const { emulator, client } = await makeScene();
  await upload(client, textSource("one"), { file: OLD, journal: "off" });
  requestsOf(emulator);
  const { file } = await upload(client, textSource("two"), {
    file: { externalId: "x" },
    overwrite: true,
    journal: "off",
  });
  expect(file).toMatchObject(OLD);
  expect(requestsOf(emulator)).not.toContain("updateFiles");
});

test("fields that cannot be set fail the upload before a byte is sent", async () => {
  const { emulator, client } = await makeScene();
  await upload(client, textSource("one"), { file: OLD, journal: "off" });
  requestsOf(emulator);
  emulator.addFault({ match: { operation: "updateFiles" }, do: { type: "status", status: 403 } });
  const failed = upload(client, textSource("two"), { file: NEW, overwrite: true, journal: "off" });
  await expect(failed).rejects.toMatchObject({ status: 403, operation: "updateFiles" });
  expect(requestsOf(emulator)).toEqual(["initFileUpload", "updateFiles"]);
});
