import { nodeWire } from "./node-wire.js";
import type { Wire } from "./wire.js";

/** Asked of the process, so that no bundler and no other runtime ever sees an import of Node. */
export const processWire: Wire = nodeWire((protocol) =>
  protocol === "http:" ? process.getBuiltinModule("node:http") : process.getBuiltinModule("node:https"),
);
