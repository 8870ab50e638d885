export {
  type PendingPart,
  type ScriptedAnswer,
  type ScriptedTransport,
  scriptedTransport,
} from "./scripted-transport.js";
