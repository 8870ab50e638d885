// Gets every documented answer of every operation from the emulator. Operations and statuses come from the
// document, so a new one fails here until there is a way to get it.
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import type { components } from "@cdf-multipart/spec";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDocument } from "../src/document/load-document.mjs";

interface Request {
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
}

const KNOWN = { externalId: "known" };
const NODE = { instanceType: "node", space: "plant", externalId: "node" };
const NEVER = 4_503_599_627_370_496;
let emulator: Emulator;
let serial = 0;

function send(
  { path, body, token }: Request,
  { url, project, token: own }: Emulator = emulator,
): Promise<Response> {
  return fetch(`${url}/api/v1/projects/${project}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token ?? own}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

type Upload = components["schemas"]["MultipartUpload"];

function isUpload(answer: unknown): answer is Upload {
  return typeof answer === "object" && answer !== null && "uploadUrls" in answer;
}

function upload(answer: unknown): Upload {
  if (isUpload(answer)) return answer;
  throw new Error(`Not an upload: ${JSON.stringify(answer)}`);
}

/** An upload of one empty part that is not completed yet. */
async function begin(): Promise<{ readonly id: number; readonly uploadId: string }> {
  serial += 1;
  const fields = { name: "scan", externalId: `upload-${serial}` };
  const response = await send({ path: "/files/initmultipartupload?parts=1", body: fields });
  const answer: unknown = await response.json();
  const { id, uploadId, uploadUrls } = upload(answer);
  // Bytes, because fetch adds a Content-Type to text, which parts must not have.
  const part = await fetch(uploadUrls[0] ?? "", { method: "PUT", body: new Uint8Array(0) });
  expect(part.ok).toBe(true);
  return { id, uploadId };
}

async function finish(): Promise<number> {
  const { id, uploadId } = await begin();
  await send({ path: "/files/completemultipartupload", body: { id, uploadId } });
  return id;
}

/** A node that is a file, as a request has it. */
function fileNode(more: object = {}): object {
  const source = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" };
  return { ...NODE, ...more, sources: [{ source, properties: { name: "scan.e57" } }] };
}

/** For each operation, a request that succeeds. */
const right: Record<string, () => Promise<Request>> = {
  initFileUpload: async () => ({ path: "/files", body: { name: "photo" } }),
  initMultiPartUpload: async () => ({ path: "/files/initmultipartupload?parts=2", body: { name: "scan" } }),
  getMultiPartUploadLink: async () => ({ path: "/files/multiuploadlink?parts=2", body: { items: [KNOWN] } }),
  completeMultiPartUpload: async () => ({ path: "/files/completemultipartupload", body: await begin() }),
  getFileByInternalId: async () => ({ path: `/files/${await finish()}` }),
  byIdsFiles: async () => ({ path: "/files/byids", body: { items: [KNOWN] } }),
  advancedListFiles: async () => ({ path: "/files/list", body: { filter: { uploaded: true } } }),
  downloadLinks: async () => ({ path: "/files/downloadlink", body: { items: [{ id: await finish() }] } }),
  deleteFiles: async () => ({ path: "/files/delete", body: { items: [{ id: await finish() }] } }),
  getUploadLink: async () => ({ path: "/files/uploadlink", body: { items: [KNOWN] } }),
  updateFiles: async () => ({
    path: "/files/update",
    body: { items: [{ ...KNOWN, update: { source: { set: "scanner-4" } } }] },
  }),
  searchFiles: async () => ({ path: "/files/search", body: { search: { name: "known" } } }),
  aggregateFiles: async () => ({ path: "/files/aggregate", body: { filter: { uploaded: false } } }),
  applyNodeAndEdges: async () => ({ path: "/models/instances", body: { items: [fileNode()] } }),
  byExternalIdsInstances: async () => ({ path: "/models/instances/byids", body: { items: [NODE] } }),
  deleteInstances: async () => ({ path: "/models/instances/delete", body: { items: [NODE] } }),
};

/** For each operation, a request that gets 400. */
function refused({ path, body }: Request): Request {
  return body === undefined
    ? { path: `/files/${NEVER}` }
    : { path, body: { ...Object(body), unknown: true } };
}

/** For each operation that can conflict, a request that gets 409. */
const conflicting: Record<string, Request> = {
  initFileUpload: { path: "/files", body: { name: "known", ...KNOWN } },
  initMultiPartUpload: { path: "/files/initmultipartupload?parts=1", body: { name: "known", ...KNOWN } },
  deleteFiles: { path: "/files/delete", body: { items: [KNOWN, KNOWN] } },
  updateFiles: {
    path: "/files/update",
    body: {
      items: [
        { ...KNOWN, update: {} },
        { ...KNOWN, update: {} },
      ],
    },
  },
  applyNodeAndEdges: { path: "/models/instances", body: { items: [fileNode({ existingVersion: 0 })] } },
};

async function provoke(operation: string, status: string): Promise<Response> {
  const request = await right[operation]?.();
  if (request === undefined) throw new Error(`This test has no successful request of ${operation}. Add one.`);
  // The documented answer, instead of the one that the live service was seen to give.
  if (operation === "getUploadLink" && status === "201") return send(request, await asDocumented());
  if (status.startsWith("2")) return send(request);
  if (status === "400") return send(refused(request));
  if (status === "401") return send({ ...request, token: "wrong" });
  const conflict = conflicting[operation];
  if (status === "409" && conflict !== undefined) return send(conflict);
  // The emulator answers these only with an injected fault.
  const code = { "403": 403, "429": 429, "5XX": 503 }[status];
  if (code === undefined) throw new Error(`This test cannot get ${status} from ${operation}. Add a way.`);
  const fault = { match: { path: request.path.split("?")[0] ?? "", times: 1 } };
  emulator.addFault({ ...fault, do: { type: "status", status: code, retryAfter: 1 } });
  return send(request);
}

let documented: Emulator | undefined;

async function asDocumented(): Promise<Emulator> {
  documented = await startEmulator({ linkEnvelope: "bare" });
  const body = { name: "known", ...KNOWN };
  await send({ path: "/files/initmultipartupload?parts=1", body }, documented);
  return documented;
}

beforeAll(async () => {
  emulator = await startEmulator();
  await send({ path: "/files/initmultipartupload?parts=1", body: { name: "known", ...KNOWN } });
  await send({ path: "/models/instances", body: { items: [fileNode()] } });
});

afterAll(async () => {
  await emulator.close();
  await documented?.close();
});

describe.each(
  loadDocument().operations.map(({ id, answers }) => ({ id, statuses: answers.map((one) => one.status) })),
)("$id", ({ id, statuses }) => {
  it.each(statuses)("answers %s as documented", async (status) => {
    const response = await provoke(id, status);
    expect(String(response.status)).toMatch(new RegExp(`^${status.replace("XX", "\\d\\d")}$`));
    // The contract layer watches this fetch, checks the rest, and fails the test.
    await response.text();
  });
});
