// A full description in the form and size of Cognite's published one, made from ours: OpenAPI 3.0, other
// names, schemas written out or composed differently, the known defects, and some 490 other paths. The text
// is the same on every run.
import { bodySchema, listOperations, resolve } from "../../generate/document.mjs";
import { type Node, readDocument } from "../fixture.js";
import { addDefects } from "./defects.js";
import { addOtherPaths } from "./other-paths.js";
import { addShapes } from "./shapes.js";

/**
 * The published names of schemas, by our names. Schemas that are not listed here are written out in place.
 */
const NAMES: Readonly<Record<string, string>> = {
  Id: "CogniteInternalId",
  ExternalId: "CogniteExternalId",
  EpochMillis: "EpochTimestamp",
  FileFields: "ExternalFilesMetadata",
  File: "FilesMetadata",
  Label: "Label",
  GeoLocation: "GeoLocation",
  Geometry: "GeoLocationGeometry",
  Polygon: "GeoJsonPolygon",
  InstanceId: "InstanceId",
  MultipartUpload: "FileMultipartUploadMetadata",
  ErrorAnswer: "ErrorResponse",
  ErrorDetails: "Error",
};

export interface PublishedOptions {
  readonly version?: "3.0.3" | "3.1.0";
  /** Prefix of every path, as if the server's URL had only a host. */
  readonly prefix?: string;
  /** Paths in all. */
  readonly paths?: number;
}

/** The full description, parsed. */
export function publish({ version = "3.0.3", prefix = "", paths = 498 }: PublishedOptions = {}): Node {
  const today = readDocument();
  const schemas: Record<string, Node> = {};
  const write = (node: Node): Node => {
    const name = node.$ref === undefined ? undefined : NAMES[node.$ref.split("/").at(-1)];
    if (name === undefined) return plain(resolve(today, node));
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = plain(resolve(today, node));
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const plain = (node: Node): Node => downgrade(mapSchema(node, write), version);
  const document: Node = {
    openapi: version,
    info: { title: "Cognite API", version: "v1" },
    servers: [
      {
        url: `https://{cluster}.cognitedata.com${prefix === "" ? "/api/v1/projects/{project}" : ""}`,
        variables: {},
      },
    ],
    paths: {},
    components: { schemas },
  };
  for (const { id, method, path, operation, parameters } of listOperations(today)) {
    const body = bodySchema(today, operation);
    document.paths[prefix + path] = {
      ...document.paths[prefix + path],
      [method]: {
        operationId: id,
        tags: ["Files"],
        summary: `Published: ${operation.summary}`,
        parameters: parameters
          .filter((one) => one.in !== "header")
          .map(({ name, in: place, required, schema }) => ({
            name,
            in: place,
            ...(required && { required }),
            schema: write(schema),
          })),
        ...(body && {
          requestBody: { required: true, content: { "application/json": { schema: write(body) } } },
        }),
        responses: Object.fromEntries(
          Object.entries<Node>(operation.responses).map(([status, node]) => {
            const { content } = resolve(today, node);
            const { schema } = content["application/json"];
            return [
              status,
              { description: "Published.", content: { "application/json": { schema: write(schema) } } },
            ];
          }),
        ),
      },
    };
  }
  addShapes(document, version);
  addDefects(document, today);
  addOtherPaths(document, paths, version);
  return document;
}

function mapSchema(node: Node, change: (child: Node) => Node): Node {
  const copy = { ...node };
  if (copy.items !== undefined) copy.items = change(copy.items);
  if (typeof copy.additionalProperties === "object")
    copy.additionalProperties = change(copy.additionalProperties);
  for (const key of ["oneOf", "anyOf", "allOf"])
    if (copy[key] !== undefined) copy[key] = copy[key].map(change);
  if (copy.properties !== undefined)
    copy.properties = Object.fromEntries(
      Object.entries<Node>(copy.properties).map(([name, child]) => [name, change(child)]),
    );
  return copy;
}

/** What the published description omits, and what OpenAPI 3.0 expresses differently. */
function downgrade(node: Node, version: string): Node {
  const { discriminator, description, examples, const: only, additionalProperties, ...rest } = node;
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith("x-")));
  return {
    ...kept,
    description: `Published. ${description ?? ""}`.trim(),
    ...(only === undefined ? {} : { enum: [only] }),
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties }),
    ...(version.startsWith("3.0") && examples !== undefined ? { example: examples[0] } : {}),
  };
}
