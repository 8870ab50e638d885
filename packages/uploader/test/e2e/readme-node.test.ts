import { readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FilesClient } from "@cdf-multipart/core";
import { expect, it } from "vitest";
import { uploadFile } from "../../src/node/upload-node.js";
import type { NodeDestination } from "../../src/session/open-session.js";
import type { UploadResult } from "../../src/upload/upload-result.js";
import { ground } from "./ground.js";

const README = new URL("../../../../README.md", import.meta.url);

/** Runs the code of the example, which uses `client` and `uploadFile`. */
async function runExample(heading: string, use: object): Promise<void> {
  const text = await readFile(README, "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(section) ?? [];
  expect(code).toContain("uploadFile(");
  const run: unknown = Reflect.construct(Function, [
    "use",
    `const { client, uploadFile } = use; return (async () => { ${code} })();`,
  ]);
  if (typeof run === "function") await Reflect.apply(run, undefined, [use]);
}

it("the README's example of data modeling creates a node and stores the file", async () => {
  const floor = await ground();
  try {
    const path = await floor.file(20_000);
    const scan = join(dirname(path), "scan.e57");
    await rename(path, scan);
    let stored: UploadResult | undefined;
    await runExample("Into data modeling", {
      client: floor.client(),
      async uploadFile(
        client: FilesClient,
        name: string,
        options: { readonly node: NodeDestination; readonly waitFor: "node" },
      ) {
        stored = await uploadFile(client, join(dirname(path), name), { ...options, journal: "off" });
      },
    });
    expect(stored?.file).toMatchObject({
      instanceId: { space: "plant", externalId: "scan-17" },
      name: "scan.e57",
      uploaded: true,
    });
    await floor.expectStored(stored?.file.id ?? 0, scan);
    expect(floor.emulator.requests.count({ operation: "byExternalIdsInstances" })).toBeGreaterThan(0);
  } finally {
    await floor.close();
  }
});
