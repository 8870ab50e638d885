import {
  type AppliedNode,
  type Clock,
  type FilesClient,
  type InstanceId,
  TimeoutError,
} from "@cdf-multipart/core";
import { isNotFound } from "@cdf-multipart/core/internal/calls";
import type { Journal } from "../journal/journal.js";
import { isHeaderValue } from "../session/one-put.js";
import {
  type NodeDestination,
  type NodeSessions,
  openedSession,
  type SessionRequest,
} from "../session/open-session.js";
import type { UploadSession } from "../session/upload-session.js";
import type { NodeDesk } from "./node-desk.js";
import { nodeName } from "./node-error.js";
import { toNodeWrite } from "./node-write.js";

/** The tools of one upload into a node. */
export interface NodeWorkOptions {
  readonly client: FilesClient;
  readonly desk: NodeDesk;
  readonly clock: Clock;
  /** Records that the node was applied, so that a discarded upload deletes a node that it created. */
  readonly journal: Pick<Journal, "load" | "append">;
  readonly instanceId: InstanceId;
  /** The node to apply; undefined for an existing node, which is not changed. */
  readonly node: NodeDestination | undefined;
}

/** ms for which a link is requested again, although the file was found. */
const LINK_WITHIN = 180_000;

/** The sessions of a node's file: applies the node, then asks for URLs, and waits until there is a file. */
export function createNodeSessions(options: NodeWorkOptions): NodeSessions {
  const { client, desk, clock, journal, instanceId, node } = options;

  const apply = async (signal: AbortSignal): Promise<boolean> => {
    if (node === undefined) return false;
    const earlier = (await journal.load()).node;
    const created = isNew(await desk.apply(toNodeWrite(node), signal)) || earlier?.created === true;
    const { baseUrl, project } = client;
    await journal.append({ type: "node", node: { baseUrl, project, instanceId, created } });
    return created;
  };

  const ask = async (created: boolean, request: SessionRequest): Promise<UploadSession> => {
    const { parts, signal, contentType } = request;
    if (contentType === undefined) {
      const upload = await client.getMultiPartUploadLink(
        { instanceId },
        { parts, signal, untilFound: false },
      );
      return openedSession(upload, created, request);
    }
    const upload = await (await desk.calls(signal)).getUploadLink({ instanceId }, { signal });
    // The type that the store signed is that of the file, which the node may have had before.
    const { mimeType = contentType } = upload;
    const type = isHeaderValue(mimeType) ? mimeType : contentType;
    return openedSession(upload, created, { ...request, contentType: type });
  };

  const link = async (created: boolean, request: SessionRequest): Promise<UploadSession> => {
    const { signal } = request;
    for (const since = clock.now(); ; ) {
      try {
        return { ...(await ask(created, request)), instanceId };
      } catch (error) {
        if (!isNotFound(error)) throw error;
        if (clock.now() - since >= LINK_WITHIN) throw noLink(instanceId);
        await desk.appear(instanceId, signal);
      }
    }
  };

  return {
    open: async (request) => link(await apply(request.signal), request),
    renew: ({ created }, request) => link(created, request),
    settle: (before, timeout, signal) => desk.settle({ instanceId, before, timeout }, signal),
  };
}

/** Whether this request created the node. After a lost response that is not known, and then the node is kept. */
function isNew({ version, wasModified }: AppliedNode): boolean {
  return wasModified && version === 1;
}

function noLink(instanceId: InstanceId): TimeoutError {
  return new TimeoutError(
    `The file of the node ${nodeName(instanceId)} exists, but the service gave no upload URL for it within ${LINK_WITHIN} ms. No byte was sent. Repeat the upload later.`,
    { code: "deadline-exceeded", timeout: LINK_WITHIN, mayHaveArrived: false },
  );
}
