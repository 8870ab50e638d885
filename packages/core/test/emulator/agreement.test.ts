import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { OPERATIONS, type OperationId } from "@cdf-multipart/spec";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isValidationError } from "../../src/index.js";
import { validateRequest } from "../../src/validation/validate-request.js";
import { bodyOf } from "../support/edgy-requests.js";

/**
 * The client's validators are generated code; the emulator compiles the document at run time. For any body they must say the
 * same: what the client refuses the service refuses, and what it lets through is never refused for its form.
 */

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const QUERY: Readonly<Partial<Record<OperationId, Record<string, number | boolean>>>> = {
  initFileUpload: { overwrite: true },
  initMultiPartUpload: { overwrite: true, parts: 1 },
  getMultiPartUploadLink: { parts: 1 },
  downloadLinks: { extendedExpiration: false },
};

/** Where the client finds a fault; undefined when it finds none. */
function refusedByClient(operation: OperationId, body: unknown): string | undefined {
  try {
    validateRequest(operation, { query: QUERY[operation], body });
    return undefined;
  } catch (error) {
    if (!isValidationError(error)) throw error;
    for (const { path, message } of error.faults) {
      expect(path).not.toBe("");
      expect(message).not.toMatch(/undefined|breaks the rule/);
    }
    return error.path;
  }
}

/** What the service says against the form of a body; undefined when it takes it, or only its content is wrong. */
async function refusedByService(operation: OperationId, body: unknown): Promise<string | undefined> {
  const url = new URL(`${emulator.url}/api/v1/projects/${emulator.project}${OPERATIONS[operation].path}`);
  for (const [name, value] of Object.entries(QUERY[operation] ?? {}))
    url.searchParams.set(name, String(value));
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.ok) return undefined;
  const { message } = answer.error;
  if (response.status === 400 && /^(Invalid request: (?!the cursor)|metadata )/.test(message)) return message;
  // Of right form, but of things that are not there.
  expect([response.status, message]).toEqual([
    expect.toBeOneOf([400, 409]),
    expect.stringMatching(/not found|Duplicate|does not exist|the cursor|not uploaded/i),
  ]);
  return undefined;
}

const OPERATIONS_WITH_BODY: OperationId[] = [
  "initFileUpload",
  "initMultiPartUpload",
  "getMultiPartUploadLink",
  "completeMultiPartUpload",
  "byIdsFiles",
  "advancedListFiles",
  "downloadLinks",
  "deleteFiles",
];

// A compiler, or thousands of requests: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 });

describe("for any JSON value as body, client and service agree whether it may be sent", () => {
  it.each(OPERATIONS_WITH_BODY)("%s", async (operation) => {
    const verdicts = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(bodyOf(operation), async (body) => {
        const [client, service] = [refusedByClient(operation, body), await refusedByService(operation, body)];
        verdicts[client === undefined ? "taken" : "refused"] += 1;
        expect({ client: client === undefined, service }).toEqual({
          client: service === undefined,
          service,
        });
      }),
      { numRuns: 250 },
    );
    // The property would hold of nothing but refusals too.
    expect(verdicts.taken).toBeGreaterThan(20);
    expect(verdicts.refused).toBeGreaterThan(20);
  });
});
