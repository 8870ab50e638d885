// Typical user code, compiled against the packed declarations with skipLibCheck off.
import { ApiError, createFilesClient, isCdfError, settingsFromEnv } from "@cdf-multipart/core";
import { clientCredentials, staticToken } from "@cdf-multipart/core/auth";
import { startEmulator } from "@cdf-multipart/emulator";
import { PARTS_MAX } from "@cdf-multipart/spec";
import { planParts, upload } from "@cdf-multipart/uploader";
import { interruptedUploads, upload as uploadFromPage } from "@cdf-multipart/uploader/browser";
import { uploadFile } from "@cdf-multipart/uploader/node";

const emulator = await startEmulator();
try {
  const client = createFilesClient({
    baseUrl: emulator.url,
    project: emulator.project,
    token: emulator.token,
  });
  const stored = await uploadFile(client, process.argv[1] ?? "scan.e57", {
    file: { externalId: "scan-17", metadata: { site: "north" } },
    onProgress: (progress) => console.log(progress.percent, progress.speed, progress.timeLeft),
  });
  const parts: number = planParts(stored.bytes).parts.length;
  console.log(stored.file.id, parts <= PARTS_MAX);
} catch (error) {
  if (isCdfError(error)) console.error(error.code, error.message);
  if (error instanceof ApiError) console.error(error.status, error.requestId);
} finally {
  await emulator.close();
}

export const entries = [
  clientCredentials,
  staticToken,
  settingsFromEnv,
  upload,
  uploadFromPage,
  interruptedUploads,
];
