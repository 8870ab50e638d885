import type { Node } from "../fixture.js";

/** The defects of the published description, as the facts list them. */
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
  for (const branch of json(at("/files/completemultipartupload").requestBody).schema.oneOf)
    if (branch.properties.instanceId === undefined) delete branch.required;
  schemas.GeoJsonPolygon.properties.coordinates.minItems = 2;
  schemas.InstanceId.properties.externalId.pattern = "^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$";
  // Documented: a list; and without saying that it holds exactly one.
  for (const path of ["/files/initmultipartupload", "/files/multiuploadlink"]) {
    const answer = json(at(path).responses["201"]);
    answer.schema = {
      type: "object",
      required: ["items"],
      properties: {
        items: { type: "array", items: { $ref: "#/components/schemas/FileMultipartUploadMetadata" } },
      },
    };
  }
  schemas.ErrorResponse.properties.error = { $ref: "#/components/schemas/Error" };
  schemas.Error ??= today.components.schemas.ErrorDetails;
}
