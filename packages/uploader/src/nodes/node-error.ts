import type { CdfError, InstanceId } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";

/**
 * - `node-missing`: the node does not exist.
 * - `node-not-a-file`: the node has no data in `CogniteFile`, so it has no file.
 * - `node-refused`: the service refused to create or change the node: its space, its view, a property or a
 *   relation. `cause` is the answer.
 * - `node-context-in-use`: the node has a text of somebody else in `sourceContext`, so `overwrite: "if-changed"`
 *   cannot keep its record there.
 * - `node-owns-file`: a file with this external id belongs to a node, which locks its fields: it was migrated.
 *   `cause` is the answer.
 */
export type NodeErrorCode =
  | "node-missing"
  | "node-not-a-file"
  | "node-refused"
  | "node-context-in-use"
  | "node-owns-file";

/** Nothing can be uploaded into a data-modeling node. No byte was sent. */
export interface NodeError extends CdfError {
  readonly code: NodeErrorCode;
  readonly instanceId: InstanceId;
}
export const NodeError: ErrorClass<NodeError> = /* @__PURE__ */ defineError("NodeError", {});

/** True for a NodeError, also one from another copy of the package. */
export const isNodeError: (error: unknown) => error is NodeError = /* @__PURE__ */ errorGuard("NodeError");

/** A node in messages. */
export function nodeName({ space, externalId }: InstanceId): string {
  return `${space}:${externalId}`;
}
