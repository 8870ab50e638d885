import { expect, it } from "vitest";
import { createLoader } from "../../src/http/loader.js";
import { failureOf } from "../support/fake-service.js";

it("loads once however many ask", async () => {
  let loads = 0;
  const load = createLoader(async () => {
    loads += 1;
    return loads;
  });
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

it("says what to do if a script cannot be loaded, and tries again at the next call", async () => {
  const steps = [
    () => Promise.reject(new TypeError("Failed to fetch dynamically imported module")),
    async () => 7,
  ];
  const load = createLoader(async () => (steps.shift() ?? (async () => 0))());
  const failures = await Promise.all([failureOf(load()), failureOf(load())]);
  for (const failure of failures) {
    expect(failure).toMatchObject({
      name: "NetworkError",
      code: "connection-failed",
      mayHaveArrived: false,
      message: expect.stringContaining("reload the page"),
      cause: expect.objectContaining({ name: "TypeError" }),
    });
  }
  expect(await load()).toBe(7);
});
