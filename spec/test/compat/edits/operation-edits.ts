import { type Edit, operation, rename } from "./edit.js";

export const operationEdits: readonly Edit[] = [
  {
    name: "an operation goes",
    edit: (d) => delete d.paths["/files/list"],
    verdict: ["breaking", "advancedListFiles: operation is gone"],
    back: ["safe", "advancedListFiles: operation is new: POST /files/list"],
  },
  {
    name: "an operation is renamed",
    edit: (d) => {
      operation(d, "/files/list").operationId = "listFiles";
    },
    verdict: ["breaking", "advancedListFiles: operation renamed to listFiles"],
    back: ["breaking", "listFiles: operation renamed to advancedListFiles"],
  },
  {
    name: "a path changes",
    edit: (d) => rename(d.paths, "/files/byids", "/files/by-ids"),
    verdict: ["breaking", "byIdsFiles: moved from POST /files/byids to POST /files/by-ids"],
    back: ["breaking", "byIdsFiles: moved from POST /files/by-ids to POST /files/byids"],
  },
  {
    name: "a method changes",
    edit: (d) => rename(d.paths["/files/{id}"], "get", "post"),
    verdict: ["breaking", "moved from GET /files/{id} to POST"],
    back: ["breaking", "moved from POST /files/{id} to GET"],
  },
  {
    name: "an operation needs no token",
    edit: (d) => {
      operation(d, "/files/list").security = [];
    },
    verdict: ["safe", "it asks for no token any more"],
    back: ["breaking", "it asks for bearer now"],
  },
  {
    name: "another way in",
    edit: (d) => d.security.push({ apiKey: [] }),
    verdict: ["safe", "apiKey is enough to be let in, too"],
    back: ["breaking", "apiKey is no longer enough to be let in"],
  },
  {
    name: "a security scheme of another kind",
    edit: (d) => {
      d.components.securitySchemes.bearer.scheme = "basic";
    },
    verdict: ["breaking", "it became http basic"],
    back: ["breaking", "it became http bearer"],
  },
  {
    name: "a list of clusters",
    edit: (d) => {
      d.servers[0].variables.cluster.enum = ["api"];
    },
    verdict: ["breaking", "variable cluster: only api now"],
    back: ["safe", "any text is allowed now"],
  },
  {
    name: "another server",
    edit: (d) => {
      d.servers[0].url = "https://{cluster}.example.org/{project}";
    },
    verdict: ["risky", "its URL changed"],
    back: ["risky", "its URL changed"],
  },
];
