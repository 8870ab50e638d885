import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { ID_MAX, OPERATIONS, type OperationId, PARTS_MAX } from "@cdf-multipart/spec";
import { CHECKS } from "@cdf-multipart/spec/checks";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isValidRequest } from "../../src/validation/is-valid-request.js";
import { requestFaults } from "../../src/validation/request-faults.js";
import { bodyOf } from "../support/edgy-requests.js";

/**
 * The client's validators are generated code; the emulator compiles the document at run time. For any body
 * they must agree: the service refuses what the client refuses, and never refuses the form of what the client
 * accepts.
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

/** The other parameters of the request, for which any value is valid. */
interface Beside {
  readonly query?: Readonly<Record<string, number | boolean>> | undefined;
  readonly path?: { readonly id: number };
}

/** The fault that the client finds; undefined if there is none. */
function refusedByClient(operation: OperationId, body: unknown, beside: Beside): string | undefined {
  const parts = { ...beside, body };
  const faults = requestFaults(operation, parts);
  expect(isValidRequest(operation, parts)).toBe(faults.length === 0);
  for (const { path, message } of faults) {
    expect(path).not.toBe("");
    expect(message).not.toMatch(/undefined|breaks the rule/);
  }
  return faults[0]?.path;
}

/**
 * The fault of the form that the service reports; undefined if it accepts the body, or if only its content is
 * wrong.
 */
async function refusedByService(
  operation: OperationId,
  body: unknown,
  beside: Beside,
): Promise<string | undefined> {
  const { method, path } = OPERATIONS[operation];
  const place = path.replace("{id}", String(beside.path?.id));
  const url = new URL(`${emulator.url}/api/v1/projects/${emulator.project}${place}`);
  for (const [name, value] of Object.entries(beside.query ?? {})) url.searchParams.set(name, String(value));
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = await response.json();
  if (response.ok) return undefined;
  const { message } = json.error;
  if (response.status === 400 && /^(Invalid request: (?!the cursor)|metadata )/.test(message)) return message;
  // The form is valid, but the files do not exist.
  expect([response.status, message]).toEqual([
    expect.toBeOneOf([400, 409]),
    expect.stringMatching(/not found|Duplicate|does not exist|the cursor|not uploaded/i),
  ]);
  return undefined;
}

const isOperation = (name: string): name is OperationId => name in OPERATIONS;
/** What the client validates. The others (`x-validate: apart`) are compared in the tests of the spec. */
const ALL = Object.keys(CHECKS).filter(isOperation);
const WITH_BODY = ALL.filter((operation) => OPERATIONS[operation].body);

// Thousands of requests are slow on a busy machine.

describe("client and service agree on every JSON value as body", () => {
  it.each(WITH_BODY)("%s", async (operation) => {
    const verdicts = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(bodyOf(operation), async (body) => {
        const beside = { query: QUERY[operation] };
        const client = refusedByClient(operation, body, beside);
        const service = await refusedByService(operation, body, beside);
        verdicts[client === undefined ? "taken" : "refused"] += 1;
        expect({ client: client === undefined, service }).toEqual({
          client: service === undefined,
          service,
        });
      }),
      { numRuns: 150 },
    );
    // Without accepted bodies, the property would not prove anything.
    expect(verdicts.taken).toBeGreaterThan(5);
    expect(verdicts.refused).toBeGreaterThan(5);
  });
});

const NUMBERS = fc.oneof(
  fc.constantFrom(0, 1, -1, PARTS_MAX, PARTS_MAX + 1, ID_MAX, ID_MAX + 1, 1.5, 1e300, -0.5),
  fc.integer({ min: -2, max: PARTS_MAX + 2 }),
);

describe("they also agree on every number outside the body", () => {
  it.each<[OperationId, unknown, (value: number) => Beside]>([
    ["initMultiPartUpload", { name: "a" }, (parts) => ({ query: { parts, overwrite: false } })],
    ["getMultiPartUploadLink", { items: [{ externalId: "x" }] }, (parts) => ({ query: { parts } })],
    ["getFileByInternalId", undefined, (id) => ({ path: { id } })],
  ])("%s", async (operation, body, besideOf) => {
    const verdicts = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(NUMBERS, async (value) => {
        const client = refusedByClient(operation, body, besideOf(value));
        const service = await refusedByService(operation, body, besideOf(value));
        verdicts.add(client === undefined);
        expect({ value, taken: client === undefined, service }).toEqual({
          value,
          taken: service === undefined,
          service,
        });
      }),
      { numRuns: 60 },
    );
    expect(verdicts.size).toBe(2);
  });

  it("covers every operation, by its body or its other parameters", () => {
    expect(ALL).toHaveLength(9);
    expect(ALL.filter((operation) => !WITH_BODY.includes(operation))).toEqual(["getFileByInternalId"]);
  });
});
