import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareDownload } from "../src/emulator/compare-download.js";
import { makeBytes, makeFile } from "./process/scene.js";

const SIZE = 300_000;

async function serve(bytes: Uint8Array, status: number = 200): Promise<string> {
  const server = createServer((_, answer) => answer.writeHead(status).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

describe("a download compared with the file", () => {
  test("is identical, byte for byte", async () => {
    expect(await compareDownload(await serve(makeBytes(SIZE)), await makeFile(SIZE))).toEqual({
      same: true,
      bytes: SIZE,
    });
    expect(await compareDownload(await serve(makeBytes(0)), await makeFile(0))).toEqual({
      same: true,
      bytes: 0,
    });
  });

  test.each([0, 65_536, SIZE - 1])("differs at byte %d", async (offset) => {
    const bytes = makeBytes(SIZE);
    bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
    const comparison = await compareDownload(await serve(bytes), await makeFile(SIZE));
    expect(comparison).toMatchObject({ same: false, offset });
  });

  test("is shorter or longer", async () => {
    const shorter = await compareDownload(await serve(makeBytes(SIZE - 4)), await makeFile(SIZE));
    expect(shorter).toMatchObject({
      same: false,
      offset: SIZE - 4,
      reason: "the stored file ends after 299996 of 300000 bytes",
    });
    const longer = await compareDownload(await serve(makeBytes(SIZE + 4)), await makeFile(SIZE));
    expect(longer).toMatchObject({
      same: false,
      offset: SIZE,
      reason: "the stored file is longer than 300000 bytes",
    });
  });

  test("is refused", async () => {
    const url = await serve(Buffer.from("no"), 403);
    await expect(compareDownload(url, await makeFile(10))).rejects.toThrow("failed with status 403");
  });
});
