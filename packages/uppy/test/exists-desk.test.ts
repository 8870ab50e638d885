import { expect, it } from "vitest";
import { createExistsDesk } from "../src/exists-desk.js";

const question = (id: string) => ({ id, name: `${id}.e57`, externalId: id, existing: undefined });

it("answers files that ask later in the same upload, until the upload is over", async () => {
  let changes = 0;
  const desk = createExistsDesk(() => {
    changes += 1;
  });
  const first = desk.ask(question("a"));
  desk.answer("a", "replace", true);
  expect(await first).toBe("replace");
  expect(await desk.ask(question("b"))).toBe("replace");
  desk.forget();
  const next = desk.ask(question("c"));
  expect(desk.questions).toEqual([question("c")]);
  desk.drop("c");
  expect(await next).toBeUndefined();
  expect(desk.questions).toEqual([]);
  expect(changes).toBe(4);
});

it("answers one file alone", async () => {
  const desk = createExistsDesk(() => {});
  const first = desk.ask(question("a"));
  void desk.ask(question("b"));
  desk.answer("a", "skip", false);
  expect(await first).toBe("skip");
  expect(desk.questions.map(({ id }) => id)).toEqual(["b"]);
});
