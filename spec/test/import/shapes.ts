import type { Node } from "../fixture.js";

const ref = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });
const json = (owner: Node): Node => owner.content["application/json"];

/** Composes our schemas as the published description does: the same meaning, in several pieces. */
export function addShapes(document: Node, version: string): void {
  const { schemas } = document.components;
  addIdentities(schemas);
  const at = (path: string): Node =>
    Object.values<Node>(Object.entries<Node>(document.paths).find(([one]) => one.endsWith(path))?.[1])[0];
  const itemsOf = (path: string): Node => json(at(path).requestBody).schema.properties.items;

  // Alternatives, and the fields that all of them have in common.
  json(at("/files/completemultipartupload").requestBody).schema = {
    allOf: [
      ref("FileIdEither"),
      { type: "object", required: ["uploadId"], properties: { uploadId: { type: "string" } } },
    ],
  };
  itemsOf("/files/downloadlink").items = ref("FileIdEither");
  itemsOf("/files/multiuploadlink").items = { oneOf: [ref("FileExternalId"), ref("FileInstanceId")] };
  itemsOf("/files/delete").items = { oneOf: [ref("FileInternalId"), ref("FileExternalId")] };
  // The identities, written out again, without required fields.
  itemsOf("/files/byids").items = {
    oneOf: ["FileInternalId", "FileExternalId", "FileInstanceId"].map((name) => {
      const { required: _, ...open } = schemas[name];
      return { title: "Select", ...structuredClone(open) };
    }),
  };
  // A response that consists of something and one of its identities.
  schemas.FileLink = { type: "object", properties: { downloadUrl: { type: "string" } } };
  json(at("/files/downloadlink").responses["200"]).schema = {
    type: "object",
    properties: { items: { type: "array", items: { allOf: [ref("FileLink"), ref("FileIdEither")] } } },
  };
  json(at("/files/list").requestBody).schema = inPieces(json(at("/files/list").requestBody).schema);
  inheritFields(schemas);
  wrapFields(schemas);
  Object.assign(schemas.GeoLocationGeometry, { type: "object", required: ["type"] });
  if (version.startsWith("3.1")) schemas.Label.type = ["object"];
}

function addIdentities(schemas: Node): void {
  const identity = (name: string, schema: string, required: readonly string[]): Node => ({
    type: "object",
    ...(required.length > 0 && { required }),
    properties: { [name]: ref(schema) },
  });
  schemas.FileInternalId = identity("id", "CogniteInternalId", []);
  schemas.FileExternalId = identity("externalId", "CogniteExternalId", []);
  schemas.FileInstanceId = identity("instanceId", "InstanceId", ["instanceId"]);
  schemas.FileIdEither = {
    oneOf: [ref("FileInternalId"), ref("FileExternalId"), ref("FileInstanceId")],
  };
}

/** Each field is in a separate object. */
function inPieces({ properties, ...rest }: Node): Node {
  return {
    ...rest,
    allOf: Object.entries<Node>(properties).map(([name, schema]) => ({
      type: "object",
      properties: { [name]: schema },
    })),
  };
}

/** The description of a stored file: the fields that were sent, and those that the service adds. */
function inheritFields(schemas: Node): void {
  const { ExternalFilesMetadata: fields, FilesMetadata: file } = schemas;
  const own = Object.entries(file.properties).filter(([name]) => !(name in fields.properties));
  schemas.FilesMetadata = {
    allOf: [
      ref("ExternalFilesMetadata"),
      {
        type: "object",
        required: file.required.filter((name: string) => name !== "name"),
        properties: Object.fromEntries(own),
      },
    ],
  };
}

/** Texts of one place, before or around its reference. */
function wrapFields(schemas: Node): void {
  const { properties } = schemas.ExternalFilesMetadata;
  for (const name of ["sourceCreatedTime", "sourceModifiedTime"])
    properties[name] = { allOf: [{ description: `Published words of ${name}.` }, properties[name]] };
  schemas.Label.properties.externalId = {
    description: "Published words of a label.",
    allOf: [schemas.Label.properties.externalId],
  };
}
