import { isRecord } from "../ground/unknown-value.js";
import { contentId, isFileId, isPartName, isSessionName } from "./own-names.js";
import type { StateRecord } from "./records.js";

/**
 * Whether a parsed value is a record of this version. Ids and names in it become paths or keys later, so each
 * must have the form that the emulator gives it. A forged record then cannot lead to a path outside the
 * folder.
 */
export function isStateRecord(value: unknown): value is StateRecord {
  if (!isRecord(value)) return false;
  switch (value["kind"]) {
    case "meta":
      return isFileId(value["nextId"]) && isText(value["secret"]) && isOptional(value["store"], isText);
    case "clock":
      return isNumber(value["offset"]);
    case "file":
      return isFile(value["file"]);
    case "file-gone":
      return isFileId(value["id"]);
    case "node":
      return isNode(value["node"]);
    case "node-gone":
      return isText(value["project"]) && isInstance(value["id"]);
    case "session":
      return isSession(value["session"]);
    case "session-gone":
      return isUploadId(value["uploadId"]) && typeof value["completed"] === "boolean";
    case "leftover":
      return isObject(value["object"]);
    case "leftover-gone":
      return isKey(value["key"]);
    case "part":
      return isUploadId(value["uploadId"]) && isPart(value["part"]);
    default:
      return false;
  }
}

function isFile(file: unknown): boolean {
  return (
    isRecord(file) &&
    isFileId(file["id"]) &&
    isText(file["project"]) &&
    isRecord(file["fields"]) &&
    isString(file["fields"]["name"]) &&
    isOptional(file["fields"]["externalId"], isString) &&
    isOptional(file["instanceId"], isInstance) &&
    [file["createdTime"], file["lastUpdatedTime"], file["visibleFrom"]].every(isNumber) &&
    isOptional(file["expiresAt"], isNumber) &&
    isOptional(file["content"], isContent)
  );
}

function isNode(node: unknown): boolean {
  return (
    isRecord(node) &&
    isText(node["project"]) &&
    isInstance(node["id"]) &&
    isOptional(node["type"], isInstance) &&
    isRecord(node["properties"]) &&
    isOptional(node["fileId"], isFileId) &&
    [node["version"], node["createdTime"], node["lastUpdatedTime"]].every(isNumber)
  );
}

function isInstance(instance: unknown): boolean {
  return isRecord(instance) && isString(instance["space"]) && isString(instance["externalId"]);
}

function isContent(content: unknown): boolean {
  return (
    isRecord(content) &&
    isNumber(content["size"]) &&
    isNumber(content["from"]) &&
    isOptional(content["key"], isKey) &&
    isOptional(content["previous"], isNumber) &&
    isOptional(content["count"], isNumber)
  );
}

function isSession(session: unknown): boolean {
  return (
    isRecord(session) &&
    isUploadId(session["uploadId"]) &&
    isText(session["project"]) &&
    isFileId(session["fileId"]) &&
    [session["parts"], session["createdTime"], session["expiresAt"]].every(isNumber) &&
    isOptional(session["slotSize"], isNumber) &&
    isOptional(session["object"], isObject) &&
    isOptional(session["completing"], isCompleting)
  );
}

function isCompleting(completing: unknown): boolean {
  return (
    isRecord(completing) &&
    ["content", "assembled", "object"].includes(String(completing["from"])) &&
    isNumber(completing["size"]) &&
    isNumber(completing["at"])
  );
}

function isPart(part: unknown): boolean {
  return (
    isRecord(part) &&
    isNumber(part["partNumber"]) &&
    isNumber(part["size"]) &&
    isText(part["etag"]) &&
    isPlace(part["place"])
  );
}

function isPlace(place: unknown): boolean {
  if (!isRecord(place)) return false;
  return place["kind"] === "slot" || (place["kind"] === "file" && isPartName(String(place["name"])));
}

function isObject(object: unknown): boolean {
  return isRecord(object) && isKey(object["key"]) && isOptional(object["uploadId"], isString);
}

/** The key of an object in a store: the id of its file, followed by 18 random bytes. */
function isKey(key: unknown): boolean {
  const [id = "", rest = "", ...more] = String(key).split("/");
  return contentId(id) !== undefined && isSessionName(rest) && more.length === 0;
}

function isUploadId(id: unknown): boolean {
  return typeof id === "string" && isSessionName(id);
}

function isOptional(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || isRight(value);
}

function isText(value: unknown): value is string {
  return isString(value) && value !== "";
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
