import { FAULTABLE_OPERATIONS } from "../http/operation-name.js";

const bytes = { type: "integer", minimum: 0 };
const status = { type: "integer", minimum: 200, maximum: 599 };
/** A fault for an unknown operation would never happen, so it is refused. */
const operation = { enum: FAULTABLE_OPERATIONS };
const numbers = {
  anyOf: [
    { type: "integer", minimum: 1 },
    { type: "array", items: { type: "integer", minimum: 1 } },
  ],
};

/** One kind of action: its type, its required fields and its optional fields. */
function action(type: string, properties: object = {}, required: readonly string[] = []): object {
  return {
    type: "object",
    additionalProperties: false,
    required: ["type", ...required],
    properties: { type: { type: "string", const: type }, ...properties },
  };
}

/** The JSON Schema for a list of faults as the admin route receives it. It mirrors the type `Fault`. */
export const FAULT_SCHEMA: object = {
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["do"],
    properties: {
      name: { type: "string" },
      match: {
        type: "object",
        additionalProperties: false,
        properties: {
          operation: { anyOf: [operation, { type: "array", items: operation }] },
          partNumber: numbers,
          attempt: numbers,
          path: { type: "string" },
          every: { type: "integer", minimum: 1 },
          chance: { type: "number", minimum: 0, maximum: 1 },
          times: { type: "integer", minimum: 0 },
        },
      },
      do: {
        type: "object",
        required: ["type"],
        properties: { type: { type: "string" } },
        discriminator: { propertyName: "type" },
        oneOf: [
          action(
            "status",
            {
              status,
              body: {},
              headers: { type: "object", additionalProperties: { type: "string" } },
              retryAfter: { anyOf: [{ type: "string" }, { type: "number" }] },
              afterWork: { type: "boolean" },
            },
            ["status"],
          ),
          action(
            "reset",
            { when: { type: "string", enum: ["before", "after-bytes", "after-work"] }, bytes },
            ["when"],
          ),
          action("stall", { afterBytes: bytes }),
          action("slow", {
            bytesPerSecond: { type: "number", exclusiveMinimum: 0 },
            delay: { type: "number", minimum: 0 },
          }),
          action("truncate-answer", { bytes }),
          action("early-answer", { status, afterBytes: bytes, close: { type: "boolean" } }, ["status"]),
          action("wrong-etag"),
          action("no-etag"),
          action("expire", { what: { type: "string", enum: ["url", "token"] } }),
          action("no-answer"),
          action("forget-session"),
          action("schema-lock"),
          action("disk-full", { afterBytes: bytes }),
          action("html", { status }),
        ],
      },
    },
  },
};
