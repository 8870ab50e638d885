import { jsonAnswer } from "../../http/answer.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileIdentity } from "../../http/api-types.js";
import { toAnswer } from "../../state/file-record.js";
import type { StoredFile } from "../../state/records.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { changeFields } from "../files/change-fields.js";
import { checkLock } from "../files/check-lock.js";
import { findFiles, nameOf } from "../files/find-files.js";

/** POST /files/update: changes fields of files, all or none. */
export const updateFiles: ApiOperation<"state" | "clock"> = async (service, call) => {
  const { items } = await readBody(call, "updateFiles");
  const { state, clock } = service;
  const identities = items.map(({ update: _update, ...identity }): FileIdentity => identity);
  const files = findFiles(service, call.project, identities, false);
  const now = clock.now();
  const changed = files.map((file, index): StoredFile => {
    const update = items[index]?.update ?? {};
    checkLock(file, Object.keys(update));
    return { ...file, fields: changeFields(file.fields, update), lastUpdatedTime: now };
  });
  const twice = files.filter(({ id }, index) => files.findIndex((one) => one.id === id) !== index);
  if (twice.length > 0) {
    const duplicated = twice.map(({ id }) => ({ id }));
    throw new ApiRefusal(409, `Duplicated ids: ${duplicated.map(nameOf).join(", ")}`, { duplicated });
  }
  const owners = new Map<string, number>();
  for (const { id, fields } of changed) {
    const { externalId } = fields;
    if (externalId === undefined) continue;
    const other = owners.get(externalId) ?? state.find(call.project, { externalId }, now)?.id ?? id;
    owners.set(externalId, id);
    if (other === id) continue;
    throw new ApiRefusal(409, `Duplicate external ids: ${externalId}`, { duplicated: [{ externalId }] });
  }
  for (const file of changed) state.putFile(file);
  return jsonAnswer(200, { items: changed.map((file) => toAnswer(file, now)) });
};
