import {
  isApplyNodeAndEdgesBody,
  isByExternalIdsInstancesBody,
  isDeleteInstancesBody,
  isGetUploadLinkBody,
} from "@cdf-multipart/spec/checks/apart";
import type { BodyRules, CallInput, ClientContext, runCall, Turn } from "../call/caller.js";
import type { sendOperation } from "../call/send-operation.js";
import type { decodeFileUpload } from "../decode/decode-upload.js";
import type { readItems } from "../decode/read-response.js";
import type { Limiter } from "../retry/limiter.js";
import type { CallOptions } from "../types/call-options.js";
import type { NodeCalls, NodeOperation } from "../types/node.js";

/**
 * The parts of the script for calls that this module uses. They are passed, not imported: a module that two
 * scripts import becomes a separate script, which every page with calls would load.
 */
export interface CallKit {
  readonly runCall: typeof runCall;
  readonly sendOperation: typeof sendOperation;
  readonly decodeFileUpload: typeof decodeFileUpload;
  readonly readItems: typeof readItems;
  readonly Limiter: typeof Limiter;
  readonly loadNodeValidators: (
    signal?: AbortSignal,
  ) => Promise<typeof import("../validation/node-validators.js")>;
  /** Maximum number of concurrent requests of each operation in a project. */
  readonly placesMax: Readonly<Partial<Record<NodeOperation, number>>>;
}

/** `isValidRequest` does not contain these checks. */
const CHECKS: Readonly<Record<NodeOperation, (body: unknown) => boolean>> = {
  applyNodeAndEdges: isApplyNodeAndEdgesBody,
  byExternalIdsInstances: isByExternalIdsInstancesBody,
  deleteInstances: isDeleteInstancesBody,
  getUploadLink: isGetUploadLinkBody,
};

/** Clients that share their limits share their cool-down gate, and with it these places. */
const PLACES = new WeakMap<ClientContext["cooldown"], Map<NodeOperation, Limiter>>();

function placesFor(operation: NodeOperation, { cooldown, clock }: ClientContext, kit: CallKit): Limiter {
  const places = PLACES.get(cooldown) ?? new Map<NodeOperation, Limiter>();
  PLACES.set(cooldown, places);
  const concurrentRequests = kit.placesMax[operation] ?? Number.POSITIVE_INFINITY;
  const known = places.get(operation);
  const limiter =
    known ?? new kit.Limiter({ concurrentRequests, requestsPerSecond: Number.POSITIVE_INFINITY, clock });
  places.set(operation, limiter);
  return limiter;
}

function rulesOf(operation: NodeOperation, { loadNodeValidators }: CallKit): BodyRules {
  return {
    isValid: CHECKS[operation],
    loadValidator: async (signal) => (await loadNodeValidators(signal)).NODE_VALIDATORS[operation],
  };
}

function isInstance(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "space" in value &&
    typeof value.space === "string" &&
    "externalId" in value &&
    typeof value.externalId === "string"
  );
}

/** Binds them to a client. */
export function nodeCalls(context: ClientContext, kit: CallKit): NodeCalls {
  const { runCall, sendOperation, readItems, decodeFileUpload } = kit;
  function call<T>(
    operation: NodeOperation,
    input: CallInput,
    options: CallOptions,
    run: (turn: Turn) => Promise<T>,
  ): Promise<T> {
    const places = placesFor(operation, context, kit);
    return runCall(context, { operation, input, options, rules: rulesOf(operation, kit) }, (turn) =>
      places.run(turn.signal, () => run(turn)),
    );
  }
  return {
    applyNodeAndEdges(request, options = {}) {
      const input = { body: request };
      return call("applyNodeAndEdges", input, options, async (turn) => [
        ...readItems(await sendOperation(context, turn, "applyNodeAndEdges", input), isInstance),
      ]);
    },
    byExternalIdsInstances(request, options = {}) {
      const input = { body: request };
      return call("byExternalIdsInstances", input, options, async (turn) => [
        ...readItems(await sendOperation(context, turn, "byExternalIdsInstances", input), isInstance),
      ]);
    },
    deleteInstances(items, options = {}) {
      const input = { body: { items } };
      return call("deleteInstances", input, options, async (turn) => {
        readItems(await sendOperation(context, turn, "deleteInstances", input), isInstance);
      });
    },
    getUploadLink(target, options = {}) {
      const input = { body: { items: [target] } };
      return call("getUploadLink", input, options, async (turn) =>
        decodeFileUpload(await sendOperation(context, turn, "getUploadLink", input), context.baseUrl),
      );
    },
  };
}
