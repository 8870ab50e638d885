import type { components } from "@cdf-multipart/spec";
import type { Frozen } from "@cdf-multipart/spec/bindings";
import type { CallOptions } from "./call-options.js";
import type { FileUpload } from "./file.js";
import type { ByInstanceId } from "./file-identity.js";

type Schemas = components["schemas"];

/** Nodes to create or change. Only the given properties change, unless `replace` is true. */
export interface NodesToApply extends Frozen<Schemas["ApplyInstancesRequest"]> {}

/** A node to create or change. */
export interface NodeWrite extends Frozen<Schemas["NodeWrite"]> {}

/** The result for a node: its version, and whether anything changed. Times are ms since the epoch. */
export interface AppliedNode extends Frozen<Schemas["AppliedInstance"]> {}

/** Nodes to read, and the views to read them through. */
export interface NodesToRead extends Frozen<Schemas["InstancesByIdsRequest"]> {}

/** A node as the service returns it, with its properties by space and view. */
export interface NodeInfo extends Frozen<Schemas["Instance"]> {}

/** A view: its space, its external id and its version. */
export interface ViewReference extends Frozen<Schemas["ViewReference"]> {}

/** The properties of `CogniteFile` that a client can write. Null removes a value. */
export interface CogniteFileProperties extends Frozen<Schemas["CogniteFileProperties"]> {}

/** A node, by its space and its external id. */
export interface NodeId extends Frozen<Schemas["NodeId"]> {}

/** The operations of {@link NodeCalls}. */
export type NodeOperation = keyof NodeCalls;

/**
 * The calls about data-modeling nodes and their files. Like all calls, they validate before they send, and
 * repeat requests that may be repeated. A project carries out few of them concurrently (4 applies, 8 reads, 2
 * deletions), so the others wait here.
 */
export interface NodeCalls {
  /**
   * Creates or changes up to 1000 nodes, all or none. The results have the order of the request. Repeated after
   * a lost response, because a repeat changes nothing.
   * @throws ApiError 400 for a space, view, property or relation that the project does not have.
   */
  applyNodeAndEdges(request: NodesToApply, options?: CallOptions): Promise<AppliedNode[]>;

  /** Up to 1000 nodes, immediately after they were applied. Unknown ones are left out. */
  byExternalIdsInstances(request: NodesToRead, options?: CallOptions): Promise<NodeInfo[]>;

  /** Deletes up to 1000 nodes, with their files and the content. Unknown ones are ignored. */
  deleteInstances(items: readonly NodeId[], options?: CallOptions): Promise<void>;

  /**
   * One URL for the whole content of the file of a node. The PUT's `Content-Type` must equal the file's
   * `mimeType`. A node that was just applied may not be a file yet: then the call fails with 400 or 404.
   */
  getUploadLink(target: ByInstanceId, options?: CallOptions): Promise<FileUpload>;
}
