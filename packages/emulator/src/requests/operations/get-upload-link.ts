import { jsonAnswer } from "../../http/answer.js";
import { toAnswer } from "../../state/file-record.js";
import { type ApiOperation, readBody } from "../api-call.js";
import { findFiles } from "../files/find-files.js";

/** POST /files/uploadlink: one URL for the whole content of an existing file. */
export const getUploadLink: ApiOperation<"state" | "clock" | "store" | "settings"> = async (
  service,
  call,
) => {
  const { items } = await readBody(call, "getUploadLink");
  const now = service.clock.now();
  const uploads = await Promise.all(
    findFiles(service, call.project, items, false).map(async (file) => ({
      ...toAnswer(file, now),
      uploadUrl: await service.store.fileUrl(call.exchange, file),
    })),
  );
  // The live service was seen to answer 200 and a list; 201 and the bare file is documented.
  return service.settings.linkEnvelope === "items"
    ? jsonAnswer(200, { items: uploads })
    : jsonAnswer(201, uploads[0]);
};
