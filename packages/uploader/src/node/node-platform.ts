import { filesAtATime } from "../disk/descriptor-limit.js";
import { openNodeReader } from "../sources/node/node-reader.js";
import { nodeTransport } from "../transport/node/node-transport.js";
import type { Platform } from "../upload/platform.js";
import { type NodeInput, openNodeInput } from "./node-input.js";
import { nodeMemory } from "./node-memory.js";

/** Files by path as inputs. Parts and remote sources use `node:http`. */
export const nodePlatform: Platform<NodeInput> = Object.freeze({
  open: openNodeInput,
  transport: () => nodeTransport(),
  reader: openNodeReader,
  memory: nodeMemory,
  filesAtATime: (wanted: number) => filesAtATime(wanted),
});
