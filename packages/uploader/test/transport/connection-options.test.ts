import { Agent } from "node:http";
import { isValidationError } from "@cdf-multipart/core";
import { expect, it } from "vitest";
import { openNodeReader } from "../../src/net/node-reader.js";
import { urlSource } from "../../src/node/node-url-source.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";

// Typed loosely: only callers without types can combine these options.
type Loose = (options: unknown) => unknown;

const openers: readonly (readonly [string, Loose])[] = [
  ["nodeTransport", nodeTransport as Loose],
  ["the reader of URLs", openNodeReader as Loose],
  ["urlSource", (options) => urlSource("http://127.0.0.1:1/a", options as never)],
];
const own = { agent: new Agent() };
const cases = openers.flatMap(([name, open]) =>
  [{ ca: "-----" }, { proxy: "none" }].map((other) => ({ name, open, given: own, other, named: "agent" })),
);
const url = openers.filter(([name]) => name === "urlSource");
const withFetch = url.flatMap(([name, open]) =>
  [own, { ca: "-----" }, { proxy: "none" }].map((other) => ({
    name,
    open,
    given: { fetch },
    other,
    named: "fetch",
  })),
);

it.each([...cases, ...withFetch])("$name refuses $named together with $other", async (one) => {
  const { open, given, other, named } = one;
  const [path] = Object.keys(other);
  const error = await (async () => open({ ...given, ...other }))().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(isValidationError(error) ? error.faults : error).toMatchObject([
    {
      path,
      message: expect.stringMatching(`^cannot be given together with ${named}, .*; omit one of them$`),
    },
  ]);
});
