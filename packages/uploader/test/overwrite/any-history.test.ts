import type { FilesClient } from "@cdf-multipart/core";
import type { Emulator } from "@cdf-multipart/emulator";
import fc from "fast-check";
import { expect, test } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { CONTENT_KEY } from "../../src/overwrite/content-record.js";
import { makeScene, storedText, textSource } from "./scene.js";

/** Contents of equal and of different size. */
const TEXTS = ["one", "two", "three"] as const;

type Step =
  | { readonly kind: "if-changed" | "overwrite" | "other" | "unfinished"; readonly text: string }
  | { readonly kind: "metadata"; readonly keep: boolean }
  | { readonly kind: "lost"; readonly text: string }
  | { readonly kind: "delete" };

const text = fc.constantFrom(...TEXTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("if-changed" as const), text }) },
  fc.record({ kind: fc.constantFrom("overwrite" as const, "other" as const, "unfinished" as const), text }),
  fc.record({ kind: fc.constant("metadata" as const), keep: fc.boolean() }),
  fc.record({ kind: fc.constant("lost" as const), text }),
  fc.constant({ kind: "delete" as const }),
);

/** The events of one file: programs and interruptions. */
async function act(one: Step, externalId: string, { emulator, client }: Place): Promise<void> {
  const file = { externalId };
  const into = { file, journal: "off" } as const;
  const [entry] = await client.byIdsFiles([file], { ignoreUnknownIds: true });
  switch (one.kind) {
    case "if-changed":
      return expectStored(
        await upload(client, textSource(one.text), { ...into, overwrite: "if-changed" }),
        one.text,
        emulator,
      );
    case "overwrite":
      return void (await upload(client, textSource(one.text), { ...into, overwrite: true }));
    case "other":
      if (entry !== undefined) await upload(client, textSource(one.text), { target: file, journal: "off" });
      return;
    case "unfinished":
      await client.initMultiPartUpload({ name: "a.txt", ...file }, { parts: 1, overwrite: true });
      return;
    case "metadata": {
      const kept = entry?.metadata?.[CONTENT_KEY];
      const set = one.keep && kept !== undefined ? { [CONTENT_KEY]: kept, other: "1" } : {};
      if (entry !== undefined) await client.updateFiles([{ id: entry.id, update: { metadata: { set } } }]);
      return;
    }
    case "lost":
      // The content arrives, and the process is killed before it has kept the hash.
      emulator.setFaults([{ match: { operation: "updateFiles" }, do: { type: "status", status: 400 } }]);
      await upload(client, textSource(one.text), { ...into, overwrite: "if-changed" }).catch(() => {});
      emulator.setFaults([]);
      return;
    case "delete":
      await client.deleteFiles([file], { ignoreUnknownIds: true });
  }
}

interface Place {
  readonly emulator: Emulator;
  readonly client: FilesClient;
}

async function expectStored(
  { file }: { file: { id: number } },
  wanted: string,
  emulator: Emulator,
): Promise<void> {
  expect(await storedText(emulator, file.id)).toBe(wanted);
}

test("after if-changed the stored content is that of the source, after any history of the file", async () => {
  const place = await makeScene();
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), text, async (steps, last) => {
      files += 1;
      for (const one of steps) await act(one, `x${files}`, place);
      await act({ kind: "if-changed", text: last }, `x${files}`, place);
    }),
    { numRuns: 40 },
  );
});
