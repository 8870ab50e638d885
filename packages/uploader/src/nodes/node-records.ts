/** Reads what nodes have now, and keeps the record of their content in `sourceContext`. */
import {
  type FileInfo,
  type FilesClient,
  type InstanceId,
  isApiError,
  type NodeCalls,
  type NodeInfo,
} from "@cdf-multipart/core";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import { BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { createBatches } from "../gather/batches.js";
import { isRefusal } from "../gather/is-refusal.js";
import type { NodeBatches } from "./node-batches.js";
import { isNodeError, nodeName } from "./node-error.js";

/** What CDF has of a node and of its file. */
export interface NodeState {
  /** `sourceContext` of the node; undefined if it has none. */
  readonly context: string | undefined;
  /** Changes with every change of the node. */
  readonly version: number;
  /** Undefined if the Files API has no file of the node yet. */
  readonly file: FileInfo | undefined;
}

/** Reads nodes, and changes their `sourceContext`. */
export interface NodeRecords {
  /** A node with its file; undefined if there is no such node. */
  find(instanceId: InstanceId, signal: AbortSignal): Promise<NodeState | undefined>;
  /** As `find`, of many nodes with few requests: by names as {@link nodeName} writes them. */
  findMany(ids: readonly InstanceId[], signal: AbortSignal): Promise<ReadonlyMap<string, NodeState>>;
  /**
   * Sets `sourceContext` of a node that exists.
   *
   * @param textFor the new text for the one that the node has; undefined if that must stay.
   * @returns the text that was set; undefined if the other one stayed.
   * @throws NodeError if the service refuses it; Error if the node was deleted.
   */
  keep(
    instanceId: InstanceId,
    textFor: (context: string | undefined) => string | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined>;
}

/** The service changes the node of a file that has new content, so a version is old soon after it was read. */
const ATTEMPTS = 5;

/** What it works with. */
export interface RecordsOptions {
  readonly client: FilesClient;
  readonly calls: (signal: AbortSignal) => Promise<NodeCalls>;
  readonly apply: NodeBatches["apply"];
  /** Resolves when enough nodes have gathered for a request. */
  readonly gather: () => Promise<void>;
}

/** Creates it for uploads that run together. */
export function createNodeRecords({ client, calls, apply, gather }: RecordsOptions): NodeRecords {
  const read = async (ids: readonly InstanceId[], signal: AbortSignal): Promise<readonly NodeInfo[]> => {
    const items = ids.map((id) => ({ instanceType: "node" as const, ...id }));
    return (await calls(signal)).byExternalIdsInstances(
      { items, sources: [{ source: FILE_VIEW }] },
      { signal },
    );
  };

  const readMany = async (
    ids: readonly InstanceId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, NodeState>> => {
    const items = ids.map((instanceId) => ({ instanceId }));
    const [nodes, files] = await Promise.all([
      read(ids, signal),
      client.byIdsFiles(items, { ignoreUnknownIds: true, signal }),
    ]);
    const byName = new Map(
      files.flatMap((file) => (file.instanceId ? [[nodeName(file.instanceId), file]] : [])),
    );
    return new Map(
      nodes.map((node) => {
        const name = nodeName(node);
        return [name, { context: contextOf(node), version: node.version, file: byName.get(name) }];
      }),
    );
  };

  const most = Math.min(BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS);
  const find = createBatches<InstanceId, NodeState | undefined>({
    most,
    gather,
    nameOf: nodeName,
    isRefusal,
    async run(ids, signal) {
      const found = await readMany(ids, signal);
      return (id) => found.get(nodeName(id));
    },
  });
  const now = createBatches<InstanceId, NodeInfo | undefined>({
    most,
    gather,
    nameOf: nodeName,
    isRefusal,
    async run(ids, signal) {
      const found = new Map((await read(ids, signal)).map((node) => [nodeName(node), node]));
      return (id) => found.get(nodeName(id));
    },
  });

  return {
    find,
    // A run can have a node twice, but a request cannot.
    findMany: (ids, signal) => readMany([...new Map(ids.map((id) => [nodeName(id), id])).values()], signal),
    async keep(instanceId, textFor, signal) {
      for (let attempt = 1; ; attempt += 1) {
        const node = await now(instanceId, signal);
        // Setting a property would create the node again.
        if (node === undefined) throw new Error(`The node ${nodeName(instanceId)} does not exist any more.`);
        const text = textFor(contextOf(node));
        if (text === undefined) return undefined;
        const sources = [{ source: FILE_VIEW, properties: { sourceContext: text } }];
        const existingVersion = node.version;
        try {
          await apply({ instanceType: "node", ...instanceId, existingVersion, sources }, signal);
          return text;
        } catch (error) {
          if (attempt >= ATTEMPTS || !isVersionConflict(error)) throw error;
        }
      }
    },
  };
}

function contextOf({ properties }: NodeInfo): string | undefined {
  const view = properties?.[FILE_VIEW.space]?.[`${FILE_VIEW.externalId}/${FILE_VIEW.version}`];
  const context = view?.["sourceContext"];
  return typeof context === "string" && context !== "" ? context : undefined;
}

function isVersionConflict(error: unknown): boolean {
  return isNodeError(error) && isApiError(error.cause) && error.cause.status === 409;
}
