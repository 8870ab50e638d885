import type { Node } from "../fixture.js";

/** The defects of the published description: those in the facts, and others that were found in it. */
export function addDefects(document: Node, today: Node): void {
  const { schemas } = document.components;
  const at = (path: string) =>
    Object.values<Node>(Object.entries<Node>(document.paths).find(([one]) => one.endsWith(path))?.[1])[0];
  const json = (owner: Node) => owner.content["application/json"];

  document.servers[0].variables = {
    cluster: { default: "api", enum: ["api", "westeurope-1", "az-eastus-1", "greenfield"] },
    project: { default: "publicdata" },
  };
  for (const item of Object.values<Node>(document.paths)) {
    for (const operation of Object.values<Node>(item)) {
      for (const status of Object.keys(operation.responses))
        if (!["200", "201", "400"].includes(status)) delete operation.responses[status];
    }
  }
  const { space, externalId } = schemas.InstanceId.properties;
  space.pattern = "^[a-zA-Z][a-zA-Z0-9_-]{0,41}[a-zA-Z0-9]?$";
  externalId.pattern = "^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$";
  externalId.maxLength = 255;
  // Documented: a list, without the rule that it holds exactly one.
  for (const path of ["/files/initmultipartupload", "/files/multiuploadlink"]) {
    json(at(path).responses["201"]).schema = {
      type: "object",
      properties: {
        items: { type: "array", items: { $ref: "#/components/schemas/FileMultipartUploadMetadata" } },
      },
    };
  }
  for (const path of ["/files/byids", "/files/list"]) delete json(at(path).responses["200"]).schema.required;
  schemas.ErrorResponse.properties.error = { $ref: "#/components/schemas/Error" };
  schemas.Error ??= structuredClone(today.components.schemas.ErrorDetails);
  const details = schemas.Error.properties;
  delete details.extra;
  delete details.isAutoRetryable;
  for (const list of [details.missing, details.duplicated])
    list.items = { type: "object", additionalProperties: true };
  everywhere(document, loosen);
}

/** Limits that are stated only in words, or as those of something similar. */
function loosen(node: Node): void {
  const [kind] = node.properties?.type?.enum ?? [];
  const { coordinates } = node.properties ?? {};
  if (kind === "Polygon") Object.assign(coordinates, { minItems: 2 }).items.minItems = 2;
  if (kind === "MultiPolygon") Object.assign(coordinates.items, { minItems: 2 }).items.minItems = 2;
  if (node.pattern === "^/") delete node.pattern;
  if (node.additionalProperties?.type === "string") delete node.maxProperties;
  if (node.properties?.uploadUrls !== undefined) delete node.properties.uploadUrls.minItems;
}

function everywhere(node: Node, change: (node: Node) => void): void {
  if (node === null || typeof node !== "object") return;
  change(node);
  for (const child of Object.values<Node>(node)) everywhere(child, change);
}
