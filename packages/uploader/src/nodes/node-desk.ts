import {
  type Clock,
  type FilesClient,
  type InstanceId,
  type NodeCalls,
  type NodeInfo,
  TimeoutError,
} from "@cdf-multipart/core";
import { FILE_VIEW } from "@cdf-multipart/core/validation";
import { BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { createPolled, type Waiting } from "../gather/polled.js";
import { createNodeBatches, type NodeBatches } from "./node-batches.js";
import { NodeError, nodeName } from "./node-error.js";
import { createNodeRecords, type NodeRecords } from "./node-records.js";

/** ms for which a file node may have no file entry yet. */
const APPEARS_WITHIN = 180_000;
/** A node was seen not to be ready before it is awaited, so a pause comes before the first request, too. */
const PAUSES = { firstPause: 250, longestPause: 10_000, isPrompt: false };
/** ms for which reads of nodes gather. */
const GATHERING = 50;

/** A node whose content is awaited. */
export interface AwaitedContent {
  readonly instanceId: InstanceId;
  /** `uploadedTime` of the content that was replaced, ms since the epoch; undefined if there was none. */
  readonly before: number | undefined;
  /** ms. */
  readonly timeout: number;
}

/** What uploads into nodes share: they apply nodes, and wait for them, with common requests. */
export interface NodeDesk extends NodeBatches, NodeRecords {
  /** Loads the calls about nodes. */
  calls(signal: AbortSignal): Promise<NodeCalls>;
  /**
   * Waits until the Files API finds the file of a node.
   *
   * @throws NodeError if the node does not exist or is not a file; TimeoutError after three minutes.
   */
  appear(instanceId: InstanceId, signal: AbortSignal): Promise<void>;
  /**
   * Waits until the node itself reports its content (`isUploaded`, `uploadedTime`).
   *
   * @throws TimeoutError
   */
  settle(content: AwaitedContent, signal: AbortSignal): Promise<void>;
}

/**
 * Creates a desk for uploads that run together.
 *
 * @param isBusy whether more uploads are about to apply nodes. @default each node is applied immediately
 */
export function createNodeDesk(client: FilesClient, clock: Clock, isBusy?: () => boolean): NodeDesk {
  const calls = (signal: AbortSignal): Promise<NodeCalls> => client.nodes({ signal });
  const proven = new Set<string>();

  /** Reads nodes through the view of files, which shows changes immediately. */
  const read = async (ids: readonly InstanceId[], signal: AbortSignal): Promise<Map<string, NodeInfo>> => {
    const items = ids.map((id) => ({ instanceType: "node" as const, ...id }));
    const sources = [{ source: FILE_VIEW }];
    const found = await (await calls(signal)).byExternalIdsInstances({ items, sources }, { signal });
    return new Map(found.map((node) => [nodeName(node), node]));
  };

  /** The reasons why these nodes have no files; nodes that only need time are left out. */
  const examine = async (ids: readonly InstanceId[], signal: AbortSignal): Promise<Map<string, Error>> => {
    const nodes = await read(ids, signal);
    const without = ids.filter((id) => propertiesOf(nodes.get(nodeName(id))) === undefined);
    const faults = new Map<string, Error>();
    for (const id of ids) if (!without.includes(id)) proven.add(nodeName(id));
    if (without.length === 0) return faults;
    // Without a view the service answers with every node that exists.
    const items = without.map((id) => ({ instanceType: "node" as const, ...id }));
    const there = await (await calls(signal)).byExternalIdsInstances({ items }, { signal });
    const names = new Set(there.map(nodeName));
    for (const id of without) faults.set(nodeName(id), names.has(nodeName(id)) ? notAFile(id) : missing(id));
    return faults;
  };

  const appear = createPolled<InstanceId, void>({
    ...PAUSES,
    clock,
    most: Math.min(BY_IDS_ITEMS_MAX_ITEMS, INSTANCE_ITEMS_MAX_ITEMS),
    async ask(waiting, signal) {
      const ids = unique(waiting.map(({ key }) => key));
      const items = ids.map((instanceId) => ({ instanceId }));
      const files = await client.byIdsFiles(items, { ignoreUnknownIds: true, signal });
      const found = new Set(files.flatMap(({ instanceId }) => (instanceId ? [nodeName(instanceId)] : [])));
      const unproven = ids.filter((id) => !found.has(nodeName(id)) && !proven.has(nodeName(id)));
      const faults = unproven.length === 0 ? new Map<string, Error>() : await examine(unproven, signal);
      const now = clock.now();
      for (const waiter of waiting) {
        const name = nodeName(waiter.key);
        const fault = faults.get(name);
        if (found.has(name)) waiter.resolve();
        else if (fault !== undefined) waiter.reject(fault);
        else if (now - waiter.since >= APPEARS_WITHIN) waiter.reject(notSynced(waiter.key));
      }
    },
  });

  const settle = createPolled<AwaitedContent, void>({
    ...PAUSES,
    clock,
    most: INSTANCE_ITEMS_MAX_ITEMS,
    async ask(waiting, signal) {
      const nodes = await read(unique(waiting.map(({ key }) => key.instanceId)), signal);
      const now = clock.now();
      for (const waiter of waiting) {
        if (hasContent(nodes, waiter)) waiter.resolve();
        else if (now - waiter.since >= waiter.key.timeout) waiter.reject(notSettled(waiter.key));
      }
    },
  });

  const batches = createNodeBatches(calls, clock, isBusy);
  const gather = () => (isBusy === undefined ? Promise.resolve() : clock.sleep(GATHERING));
  return {
    ...batches,
    ...createNodeRecords({ client, calls, gather, ...batches }),
    calls,
    appear,
    settle,
  };
}

function unique(ids: readonly InstanceId[]): readonly InstanceId[] {
  return [...new Map(ids.map((id) => [nodeName(id), id])).values()];
}

/** The data of a node in `CogniteFile`; undefined if it has none: then it is not a file. */
function propertiesOf(node: NodeInfo | undefined): Readonly<Record<string, unknown>> | undefined {
  return node?.properties?.[FILE_VIEW.space]?.[`${FILE_VIEW.externalId}/${FILE_VIEW.version}`];
}

function hasContent(
  nodes: ReadonlyMap<string, NodeInfo>,
  { key: { instanceId, before } }: Waiting<AwaitedContent, void>,
): boolean {
  const { isUploaded, uploadedTime } = propertiesOf(nodes.get(nodeName(instanceId))) ?? {};
  if (isUploaded !== true) return false;
  return before === undefined || (typeof uploadedTime === "string" && Date.parse(uploadedTime) !== before);
}

function missing(instanceId: InstanceId): NodeError {
  return new NodeError(
    `The node ${nodeName(instanceId)} does not exist. Check the space and the external id, or upload into the node, which creates it.`,
    { code: "node-missing", instanceId },
  );
}

function notAFile(instanceId: InstanceId): NodeError {
  return new NodeError(
    `The node ${nodeName(instanceId)} is not a file: it has no data in CogniteFile. Write it through the view cdf_cdm/CogniteFile/v1 or one that extends it; an upload into the node does that.`,
    { code: "node-not-a-file", instanceId },
  );
}

function notSynced(instanceId: InstanceId): TimeoutError {
  return new TimeoutError(
    `The node ${nodeName(instanceId)} is a file, but the Files API did not find it within ${APPEARS_WITHIN} ms. No byte was sent. Repeat the upload later.`,
    { code: "deadline-exceeded", timeout: APPEARS_WITHIN, mayHaveArrived: false },
  );
}

function notSettled({ instanceId, timeout }: AwaitedContent): TimeoutError {
  return new TimeoutError(
    `The content of the node ${nodeName(instanceId)} was uploaded, but the node did not say so within ${timeout} ms. Read the node again later, or wait longer.`,
    { code: "deadline-exceeded", timeout, mayHaveArrived: true },
  );
}
