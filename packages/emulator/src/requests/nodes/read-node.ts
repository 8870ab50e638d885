import type { NodeAnswer } from "../../http/api-types.js";
import type { StoredFile, StoredNode } from "../../state/records.js";
import type { View } from "./views.js";

/** What the syncer has written to a node until now. */
interface SyncerWrites {
  readonly count: number;
  /** Time in ms since the epoch of the last change; undefined without any. */
  readonly at?: number;
  /** Time in ms since the epoch when the content was uploaded. */
  readonly uploadedTime?: number;
}

/** A node as it is now: the client's changes and those of the syncer. */
export interface CurrentNode {
  readonly version: number;
  readonly lastUpdatedTime: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Adds to a node what the syncer has written by `now`: one change for each content, `syncDelay` ms after the file
 * turned `uploaded`.
 */
export function readNode(
  node: StoredNode,
  file: StoredFile | undefined,
  now: number,
  syncDelay: number,
): CurrentNode {
  const { count, at = 0, uploadedTime } = syncerWrites(file, now - syncDelay);
  return {
    version: node.version + count,
    lastUpdatedTime: Math.max(node.lastUpdatedTime, at === 0 ? 0 : at + syncDelay),
    properties: {
      ...node.properties,
      ...(node.fileId !== undefined && { isUploaded: uploadedTime !== undefined }),
      ...(uploadedTime !== undefined && { uploadedTime: new Date(uploadedTime).toISOString() }),
    },
  };
}

/** The contents that were visible at the time `seen`, which is how late the syncer is. */
function syncerWrites(file: StoredFile | undefined, seen: number): SyncerWrites {
  const { content } = file ?? {};
  if (content === undefined) return { count: 0 };
  const { from, previous, count = 1 } = content;
  if (from <= seen) return { count, at: from, uploadedTime: from };
  if (previous === undefined || previous > seen) return { count: Math.max(0, count - 2) };
  return { count: count - 1, at: previous, uploadedTime: previous };
}

/** A node as the API returns it, with its properties of these views. */
export function toNodeAnswer(
  { id, type, createdTime, fileId }: StoredNode,
  { version, lastUpdatedTime, properties }: CurrentNode,
  views: readonly View[],
): NodeAnswer {
  const bySpace: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const view of views) {
    const own = Object.fromEntries(Object.entries(properties).filter(([name]) => view.properties.has(name)));
    // A node that was never written through a view of files has no data there, so it is not a file.
    if (view.isFile ? fileId === undefined : Object.keys(own).length === 0) continue;
    bySpace[view.space] = { ...bySpace[view.space], [view.name]: own };
  }
  return {
    instanceType: "node",
    ...id,
    version,
    ...(type !== undefined && { type }),
    createdTime,
    lastUpdatedTime,
    ...(views.length > 0 && { properties: bySpace }),
  };
}
