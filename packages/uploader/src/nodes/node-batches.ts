/**
 * Applies the nodes of many uploads with few requests. A request applies all of its nodes or none, so one that
 * is refused is divided until the nodes are found that the service does not take.
 */
import {
  type AppliedNode,
  type Clock,
  type InstanceId,
  isApiError,
  type NodeCalls,
  type NodeWrite,
} from "@cdf-multipart/core";
import { APPLY_ITEMS_MAX_ITEMS, CONCURRENT_APPLIES_MAX } from "@cdf-multipart/spec";
import { createBatches } from "../gather/batches.js";
import { isRefusal } from "../gather/is-refusal.js";
import { whileBusy } from "../gather/while-busy.js";
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

/** ms for which nodes gather while more uploads are about to ask. */
const GATHERING = 2_000;
/** Characters of a request. */
const REQUEST_MAX = 4_000_000;
/** Number of nodes that were refused for the same reason before others like them are not tried any more. */
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
  const judge = createJudge();
  return {
    apply: createBatches<NodeWrite, AppliedNode>({
      most: APPLY_ITEMS_MAX_ITEMS,
      concurrent: CONCURRENT_APPLIES_MAX,
      size: { of: (node) => JSON.stringify(node).length, max: REQUEST_MAX },
      nameOf: nodeName,
      gather: (isFull) => whileBusy({ clock, limit: GATHERING, isBusy, isFull }),
      async run(items, signal) {
        const calls = await load(signal);
        const applied = await calls.applyNodeAndEdges(
          { items, autoCreateDirectRelations: false },
          { signal },
        );
        const byName = new Map(applied.map((one) => [nodeName(one), one]));
        for (const node of items) judge.accepted(node);
        return (node) => {
          const own = byName.get(nodeName(node));
          if (own === undefined) throw unanswered(node);
          return own;
        };
      },
      isRefusal,
      refused(node, error) {
        if (!isRefusal(error)) return error;
        if (!isConflict(error)) judge.refused(node, error);
        return refused(node, error);
      },
      foreseen(node) {
        const refusal = judge.verdict(node);
        return refusal === undefined ? undefined : refused(node, refusal);
      },
    }),
  };
}

/** A node that another program changed at the same time says nothing about others like it. */
function isConflict(error: Error): boolean {
  return isApiError(error) && error.status === 409;
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

/** The message of the service, without the request id, which `cause` has. */
function sentenceOf({ message }: Error): string {
  return message
    .replace(/^applyNodeAndEdges(?: failed with status \d+)?: /, "")
    .replace(/ Request id: \S+$/, "");
}

/** The way out; the message of the service describes the fault. */
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
