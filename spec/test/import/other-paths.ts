import type { Node } from "../fixture.js";

/** Fields of each made-up resource, so that the document has some 3.6 MB. */
const FIELDS = 38;

/** Paths that we do not import, with their own schemas, in the constructs of their version. */
export function addOtherPaths(document: Node, count: number, version: string): void {
  const old = version.startsWith("3.0");
  for (let index = Object.keys(document.paths).length; index < count; index += 1) {
    const name = `Resource${index}`;
    document.components.schemas[name] = resource(index, old);
    document.paths[`/resources${index}/list`] = {
      post: {
        operationId: `listResources${index}`,
        tags: ["Resources"],
        summary: `List resources of kind ${index}`,
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
        },
        responses: {
          "200": {
            description: "Resources.",
            content: {
              "application/json": {
                schema: { type: "array", items: { $ref: `#/components/schemas/${name}` } },
              },
            },
          },
          "400": {
            description: "Refused.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorResponse" } } },
          },
        },
      },
    };
  }
}

function resource(index: number, old: boolean): Node {
  const fields = Array.from({ length: FIELDS }, (_, field) => [
    `field${field}`,
    {
      description: `Field ${field} of resources of kind ${index}, described at some length as published fields are.`,
      ...(old ? { type: "integer", nullable: true } : { type: ["integer", "null"] }),
      ...(old
        ? { minimum: 0, exclusiveMinimum: true, example: field + 1 }
        : { exclusiveMinimum: 0, examples: [field + 1] }),
    },
  ]);
  return {
    type: "object",
    description: `A resource of kind ${index}.`,
    properties: Object.fromEntries(fields),
  };
}
