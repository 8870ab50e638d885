/**
 * The requests of the official Python SDK (`cognite-sdk` 8) for uploads, as far as they are known from its published
 * source. The SDK cannot be installed where these tests run, so its requests are replayed by hand. Fields with
 * defaults of the API have these defaults.
 */

/** One request; `$NAME` is a value of an earlier answer. */
export interface Shape {
  /** Below `/api/v1/projects/PROJECT`. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

const ID = { space: "plant", externalId: "scan-17.e57" } as const;
const VIEW = { type: "view", space: "cdf_cdm", externalId: "CogniteFile", version: "v1" } as const;

/** `files.upload_bytes`: the entry, then one PUT with its media type. */
export const SINGLE: Shape = {
  path: "/files?overwrite=false",
  body: { name: "a.txt", externalId: "a", mimeType: "text/plain", directory: "/scans", source: "python" },
  status: 201,
};

/** `files.upload`: always in parts, a file below 5 MiB in one. It is completed by the id of the entry. */
export const MULTIPART: Shape = {
  path: "/files/initmultipartupload?overwrite=false&parts=2",
  body: { name: "b.bin", externalId: "b", mimeType: "application/octet-stream", metadata: { site: "north" } },
  status: 201,
};

/** `data_modeling.files.upload`: the node, with nulls for what is not given. */
export const APPLY: Shape = {
  path: "/models/instances",
  body: {
    items: [
      {
        instanceType: "node",
        ...ID,
        sources: [
          { source: VIEW, properties: { name: "scan-17.e57", mimeType: "model/e57", directory: null } },
        ],
      },
    ],
    autoCreateStartNodes: false,
    autoCreateEndNodes: false,
    autoCreateDirectRelations: true,
    skipOnVersionConflict: false,
    replace: false,
  },
  status: 200,
};

/** Then the link, repeated while the file is not found. No `instanceType` is inside `instanceId`. */
export const LINK: Shape = {
  path: "/files/multiuploadlink?parts=1",
  body: { items: [{ instanceId: ID }] },
  status: 201,
};

/** Asked once when the link says "not found": a node that has no data of a file is a final error. */
export const NODE: Shape = {
  path: "/models/instances/byids",
  body: { items: [{ instanceType: "node", ...ID }], sources: [{ source: VIEW }] },
  status: 200,
};

/** `files.upload_content_bytes` by instance id: one PUT. */
export const SINGLE_LINK: Shape = {
  path: "/files/uploadlink",
  body: { items: [{ instanceId: ID }] },
  status: 200,
};
