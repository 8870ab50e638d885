import type { InstanceId } from "@cdf-multipart/core";
import type { NodeDesk } from "../nodes/node-desk.js";
import { NodeError, nodeName } from "../nodes/node-error.js";
import { toNodeWrite } from "../nodes/node-write.js";
import type { NodeDestination } from "../session/open-session.js";
import { CONTENT_KEY, contested, recordAfter } from "./content-record.js";
import type { RecordPlace } from "./record-place.js";

/** What a record in `sourceContext` begins with. */
const PREFIX = `${CONTENT_KEY} `;

/**
 * Keeps the record in `sourceContext` of a node, which has no metadata. An existing text of another program
 * is never replaced, because filters may use it.
 */
export function nodePlace(
  node: NodeDestination,
  desk: Pick<NodeDesk, "apply" | "find" | "keep">,
): RecordPlace {
  const { space, externalId, properties } = node;
  const instanceId = { space, externalId };
  return {
    async find(signal) {
      const state = await desk.find(instanceId, signal);
      if (state === undefined) return undefined;
      const { context, file } = state;
      if (context !== undefined && !isOurs(context)) throw contextInUse(instanceId, context);
      const mimeType = properties?.["mimeType"];
      return {
        file,
        record: context?.slice(PREFIX.length),
        needsUpload: mimeType !== undefined && mimeType !== file?.mimeType,
        // Applying properties that the node has already changes nothing.
        async correct(during) {
          await desk.apply(toNodeWrite(node), during);
          return file;
        },
      };
    },
    async keep(stored, record, signal) {
      const textFor = (context: string | undefined): string | undefined => {
        if (context !== undefined && !isOurs(context)) return undefined;
        return `${PREFIX}${recordAfter(context?.slice(PREFIX.length), record)}`;
      };
      const text = await desk.keep(instanceId, textFor, signal);
      if (text === undefined)
        throw new Error("Another program set the property sourceContext of the node meanwhile.");
      if (text !== `${PREFIX}${record}`) throw contested();
      return stored;
    },
  };
}

function isOurs(context: string): boolean {
  return context.startsWith(PREFIX);
}

function contextInUse(instanceId: InstanceId, context: string): NodeError {
  const shown = JSON.stringify(context.length > 60 ? `${context.slice(0, 60)}…` : context);
  return new NodeError(
    `The node ${nodeName(instanceId)} has ${shown} in the property sourceContext, where overwrite: "if-changed" keeps its record. Nothing was sent. Clear that property, or upload without overwrite.`,
    { code: "node-context-in-use", instanceId },
  );
}
