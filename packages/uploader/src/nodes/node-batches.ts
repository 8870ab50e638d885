/**
 * Applies the nodes of many uploads with few requests. A request applies all of its nodes or none, so one that
 * is refused is divided until the nodes are found that the service does not take.
 */
import {
  type AppliedNode,
  type Clock,
  type InstanceId,
  isApiError,
  isValidationError,
  type NodeCalls,
  type NodeWrite,
} from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { APPLY_ITEMS_MAX_ITEMS, CONCURRENT_APPLIES_MAX } from "@cdf-multipart/spec";
import { NodeError, nodeName } from "./node-error.js";

/** Applies nodes. */
export interface NodeBatches {
  /**
   * Creates or changes a node, together with others. Relations must lead to nodes that exist.
   *
   * @throws NodeError `node-refused`; errors of the client; the reason of the signal.
   */
  apply(node: NodeWrite, signal: AbortSignal): Promise<AppliedNode>;
}

interface Item {
  readonly node: NodeWrite;
  /** Bytes of its JSON, about. */
  readonly size: number;
  readonly resolve: (applied: AppliedNode) => void;
  readonly reject: (error: unknown) => void;
}

/** ms for which nodes gather while more uploads are about to ask, and between two looks at whether they are. */
const GATHERING = 2_000;
const GLANCE = 50;
/** Characters of a request. */
const REQUEST_MAX = 4_000_000;
/** Nodes that were refused for the same reason, before others like them are not tried any more. */
const PROOFS = 3;

/**
 * Creates it for uploads that run together.
 *
 * @param isBusy whether more uploads are about to apply nodes. @default each node is applied immediately
 */
export function createNodeBatches(
  load: (signal: AbortSignal) => Promise<NodeCalls>,
  clock: Clock,
  isBusy: () => boolean = () => false,
): NodeBatches {
  const queue = new Set<Item>();
  const lives = new Map<Item, AbortController>();
  const judge = createJudge();
  let running = 0;
  let gathering = false;

  const take = (): Item[] => {
    const batch: Item[] = [];
    const names = new Set<string>();
    let size = 0;
    for (const item of queue) {
      const name = nodeName(item.node);
      if (batch.length >= APPLY_ITEMS_MAX_ITEMS || (size + item.size > REQUEST_MAX && batch.length > 0))
        break;
      // A request takes a node once. The second waits for the next one.
      if (names.has(name)) continue;
      names.add(name);
      size += item.size;
      batch.push(item);
      queue.delete(item);
    }
    return batch;
  };

  const send = async (batch: readonly Item[], signal: AbortSignal): Promise<void> => {
    const known = batch.filter(({ node, reject }) => {
      const refusal = judge.verdict(node);
      if (refusal !== undefined) reject(refused(node, refusal));
      return refusal === undefined;
    });
    if (known.length === 0) return;
    try {
      const calls = await load(signal);
      const items = known.map(({ node }) => node);
      const applied = await calls.applyNodeAndEdges({ items, autoCreateDirectRelations: false }, { signal });
      const byName = new Map(applied.map((one) => [nodeName(one), one]));
      for (const { node, resolve, reject } of known) {
        judge.accepted(node);
        const own = byName.get(nodeName(node));
        if (own === undefined) reject(unanswered(node));
        else resolve(own);
      }
    } catch (error) {
      if (known.length > 1 && isOfNodes(error)) {
        const half = Math.ceil(known.length / 2);
        await send(known.slice(0, half), signal);
        return send(known.slice(half), signal);
      }
      for (const { node, reject } of known) {
        if (isOfNodes(error)) judge.refused(node, error);
        reject(isOfNodes(error) ? refused(node, error) : error);
      }
    }
  };

  const start = (batch: readonly Item[]): void => {
    running += 1;
    const life = new AbortController();
    for (const item of batch) lives.set(item, life);
    void send(batch, life.signal).finally(() => {
      running -= 1;
      void flush();
    });
  };

  const flush = async (): Promise<void> => {
    if (gathering) return;
    gathering = true;
    for (
      let waited = 0;
      waited < GATHERING && queue.size < APPLY_ITEMS_MAX_ITEMS && isBusy();
      waited += GLANCE
    )
      await clock.sleep(GLANCE).catch(() => {});
    gathering = false;
    while (running < CONCURRENT_APPLIES_MAX && queue.size > 0) start(take());
  };

  return {
    apply(node, signal): Promise<AppliedNode> {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const end = (settle: () => void): void => {
          forget();
          queue.delete(item);
          const life = lives.get(item);
          lives.delete(item);
          // A request ends early when nobody waits for any of its nodes.
          if (life !== undefined && ![...lives.values()].includes(life)) life.abort();
          settle();
        };
        const item: Item = {
          node,
          size: JSON.stringify(node).length,
          resolve: (applied) => end(() => resolve(applied)),
          reject: (error) => end(() => reject(error)),
        };
        const forget = onAbort(signal, () => item.reject(signal.reason));
        queue.add(item);
        void flush();
      });
    },
  };
}

/** Statuses of answers that concern the nodes of a request, not the caller's login or the rate of requests. */
const OF_NODES: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

function isOfNodes(error: unknown): error is Error {
  return isValidationError(error) || (isApiError(error) && OF_NODES.has(error.status));
}

interface Judge {
  accepted(node: NodeWrite): void;
  refused(node: NodeWrite, error: Error): void;
  /** Why nodes like this one are refused; undefined if that is not known. */
  verdict(node: NodeWrite): Error | undefined;
}

/**
 * Remembers which kinds of nodes are refused. A wrong space or view concerns every node of a run, and dividing
 * each request down to single nodes would take more requests than nodes. Nodes are of one kind if they have the
 * same space, views, property names and relations.
 */
function createJudge(): Judge {
  const accepted = new Set<string>();
  const refusals = new Map<string, { readonly error: Error; readonly times: number }>();
  return {
    accepted: (node) => void accepted.add(kindOf(node)),
    refused(node, error): void {
      const kind = kindOf(node);
      const known = refusals.get(kind);
      const same = known !== undefined && sentenceOf(known.error) === sentenceOf(error);
      const times = same ? known.times + 1 : 1;
      refusals.set(kind, { error, times });
    },
    verdict(node): Error | undefined {
      const kind = kindOf(node);
      const known = refusals.get(kind);
      return known !== undefined && known.times >= PROOFS && !accepted.has(kind) ? known.error : undefined;
    },
  };
}

function kindOf({ space, sources }: NodeWrite): string {
  const shapes = (sources ?? []).map(({ source, properties }) => [
    source,
    Object.entries(properties ?? {}).map(([name, value]) =>
      typeof value === "object" ? [name, value] : name,
    ),
  ]);
  return JSON.stringify([space, shapes]);
}

function refused(node: InstanceId, cause: Error): NodeError {
  const said = sentenceOf(cause);
  return new NodeError(
    `The node ${nodeName(node)} was refused, and nothing was sent: ${said}${wayOut(said)}`,
    {
      code: "node-refused",
      instanceId: { space: node.space, externalId: node.externalId },
      cause,
    },
  );
}

/** What the service said, without the id of the request, which `cause` has. */
function sentenceOf({ message }: Error): string {
  return message
    .replace(/^applyNodeAndEdges(?: failed with status \d+)?: /, "")
    .replace(/ Request id: \S+$/, "");
}

/** What to do about it; the service's own sentence says what is wrong. */
function wayOut(said: string): string {
  if (/space/i.test(said) && /exist|managed|read.?only/i.test(said))
    return " Name a space of your project that nodes can be written to.";
  if (/views?\b/i.test(said) && /exist/i.test(said))
    return " Name the view with its space, external id and version.";
  if (/relation/i.test(said)) return " Create that node first, or correct the relation.";
  if (/property|propert/i.test(said)) return " Correct the property, or name the view that has it.";
  return "";
}

function unanswered(node: InstanceId): NodeError {
  return new NodeError(
    `The service did not say what became of the node ${nodeName(node)}. Nothing was sent. Repeat the upload.`,
    {
      code: "node-refused",
      instanceId: { space: node.space, externalId: node.externalId },
    },
  );
}
