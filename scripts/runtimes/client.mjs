// Runs in the runtime under test: uploads a file, or resumes an earlier run, and prints the result as JSON.
import { createFilesClient, settingsFromEnv } from "@cdf-multipart/core";
import { tokenProviderFromSettings } from "@cdf-multipart/core/auth";
import { uploadFile } from "@cdf-multipart/uploader/node";

const settings = settingsFromEnv(process.env);
const client = createFilesClient({ ...settings, token: tokenProviderFromSettings(settings) });
const { file, parts, partsResumed } = await uploadFile(client, process.argv[2] ?? "", {
  partSize: 6 * 2 ** 20,
  journal: "required",
});
console.log(JSON.stringify({ id: file.id, parts, partsResumed }));
