/** Uploads into nodes that were interrupted, in each state that they can have. */
import type { FileInfo } from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { uploadFile } from "../../src/node/upload-node.js";
import { discardInterrupted, interruptedUploads } from "../../src/resume/interrupted-uploads.js";
import { memoryJournalStore } from "../../src/testing/memory-journal-store.js";
import { type Ground, ground } from "./ground.js";

const MIB = 1024 * 1024;

/** How a run ends early, and what it leaves. */
interface State {
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Whether the journal knows that the node is new; undefined if it does not mention a node. */
  readonly nodeCreated: boolean | undefined;
  readonly size: number;
}

const status = (
  operation:
    | "applyNodeAndEdges"
    | "getUploadLink"
    | "getMultiPartUploadLink"
    | "putFile"
    | "putPart"
    | "byIdsFiles"
    | "completeMultiPartUpload",
  afterWork = false,
): Fault => ({
  match: { operation },
  do: { type: "status", status: 501, afterWork },
});

const STATES: readonly State[] = [
  { name: "nothing was sent", faults: [status("applyNodeAndEdges")], nodeCreated: undefined, size: 1000 },
  {
    name: "the response to the node was lost",
    faults: [status("applyNodeAndEdges", true)],
    nodeCreated: undefined,
    size: 1000,
  },
  { name: "the node is applied", faults: [status("getUploadLink")], nodeCreated: true, size: 1000 },
  { name: "the link is asked", faults: [status("getUploadLink", true)], nodeCreated: true, size: 1000 },
  { name: "the content is stored", faults: [status("putFile", true)], nodeCreated: true, size: 1000 },
  { name: "only `uploaded` is missing", faults: [status("byIdsFiles")], nodeCreated: true, size: 1000 },
  {
    name: "the link for parts is asked",
    faults: [status("getMultiPartUploadLink", true)],
    nodeCreated: true,
    size: 12 * MIB,
  },
  { name: "parts are missing", faults: [status("putPart")], nodeCreated: true, size: 12 * MIB },
  {
    name: "the parts are joined",
    faults: [status("completeMultiPartUpload", true), status("byIdsFiles")],
    nodeCreated: true,
    size: 12 * MIB,
  },
];

describe("an upload into a node that was interrupted when", () => {
  let floor: Ground;
  let ids = 0;
  beforeAll(async () => {
    floor = await ground();
  });
  afterAll(() => floor.close());
  beforeEach(() => floor.emulator.setFaults([]));

  const begin = async ({ faults, size }: State) => {
    ids += 1;
    const node = {
      space: "plant",
      externalId: `again-${ids}`,
      properties: { mimeType: "text/plain", tags: ["a"] },
    };
    const path = await floor.file(size);
    const store = memoryJournalStore();
    const run = () => uploadFile(floor.client(), path, { node, journalStore: store, retry: { retries: 0 } });
    floor.emulator.setFaults(faults);
    await expect(run()).rejects.toThrow();
    floor.emulator.setFaults([]);
    const { space, externalId } = node;
    const files = (): Promise<FileInfo[]> =>
      floor.client().byIdsFiles([{ instanceId: { space, externalId } }], { ignoreUnknownIds: true });
    return { node, path, store, run, files };
  };

  it.each(STATES)("$name is resumed: one node, one file, equal bytes", async (state) => {
    const { path, store, run, files, node } = await begin(state);
    const [left] = await interruptedUploads(store);
    expect(left).toMatchObject({ condition: "readable", target: `plant:${node.externalId}`, into: { node } });
    expect(left?.nodeCreated).toBe(state.nodeCreated);
    const stored = await run();
    expect((await files()).map(({ id }) => id)).toEqual([stored.file.id]);
    await floor.expectStored(stored.file.id, path);
    expect(await interruptedUploads(store)).toEqual([]);
  });

  it.each(STATES)("$name is resumed according to its journal", async (state) => {
    const { path, store, files } = await begin(state);
    const [left] = await interruptedUploads(store);
    const { file } = await uploadFile(floor.client(), path, { ...left?.into, journalStore: store });
    expect((await files()).map(({ id }) => id)).toEqual([file.id]);
    await floor.expectStored(file.id, path);
  });

  it.each(STATES)("$name is discarded: with its node if it is new and has no content", async (state) => {
    const { store, files } = await begin(state);
    const [left] = await interruptedUploads(store);
    const before = await files();
    await discardInterrupted(floor.client(), store, left?.id ?? "");
    const deletes = state.nodeCreated === true && before.every(({ uploaded }) => !uploaded);
    expect(await files()).toHaveLength(deletes ? 0 : before.length);
    expect(await interruptedUploads(store)).toEqual([]);
  });

  it.each(STATES)("$name starts over", async (state) => {
    const { path, store, node, files } = await begin(state);
    const { file } = await uploadFile(floor.client(), path, { node, journalStore: store, restart: true });
    expect((await files()).map(({ id }) => id)).toEqual([file.id]);
    await floor.expectStored(file.id, path);
  });
});
