/** What is reported when opening fails, and the script that would explain a refusal cannot be loaded. */
import { ApiError, type FilesClient, NetworkError, OutcomeUnknownError } from "@cdf-multipart/core";
import { expect, test, vi } from "vitest";
import { runUpload } from "../../src/engine/run-upload.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import { fakeService } from "../doubles/fake-client.js";
import { testJob } from "../doubles/upload-job.js";

const { loadOverwrite } = vi.hoisted(() => ({ loadOverwrite: vi.fn() }));
vi.mock("../../src/chunks.js", async (original) => ({ ...(await original<object>()), loadOverwrite }));

const operation = "initMultiPartUpload";
const file = { name: "a.txt", externalId: "x" };
const unknown = new OutcomeUnknownError("An entry may exist.", { operation });
const conflict = new ApiError("It exists.", { operation, status: 409, code: "conflict" });
const refused = new ApiError("A field is locked.", { operation, status: 400, code: "bad-request" });

test.each([
  ["an unknown outcome", unknown, true, 0],
  ["a conflict", conflict, true, 0],
  ["a refusal of a new file", refused, undefined, 0],
  ["a refusal of an overwrite", refused, true, 1],
])("%s stays the error that is reported", async (_, error, overwrite, loads) => {
  loadOverwrite.mockReset();
  loadOverwrite.mockRejectedValue(
    new NetworkError("A script could not be loaded, so nothing was sent.", {
      code: "connection-failed",
      mayHaveArrived: false,
    }),
  );
  const service = fakeService();
  const client: FilesClient = { ...service.client, initMultiPartUpload: () => Promise.reject(error) };
  const destination = overwrite === undefined ? { file } : { file, overwrite };
  const job = testJob(1, { service: { ...service, client }, destination });
  const { signal } = new AbortController();
  await expect(runUpload(job, scriptedTransport(), { signal, drain: signal })).rejects.toBe(error);
  expect(loadOverwrite).toHaveBeenCalledTimes(loads);
});
