import { expect, it } from "vitest";
import { createExistsDesk } from "../src/exists-desk.js";

const question = (id: string) => ({ id, name: `${id}.e57`, externalId: id, existing: undefined });

it("answers files that ask later in the same upload, and no file of another upload", async () => {
  let changes = 0;
  const desk = createExistsDesk(() => {
    changes += 1;
  });
  const [upload, other] = [desk.open(), desk.open()];
  const first = upload.ask(question("a"));
  const elsewhere = other.ask(question("c"));
  desk.answer("a", "replace", true);
  expect(await first).toBe("replace");
  expect(await upload.ask(question("b"))).toBe("replace");
  expect(desk.questions).toEqual([question("c")]);
  desk.drop("c");
  expect(await elsewhere).toBeUndefined();
  // The upload is over, and the user retries one of its files.
  void desk.open().ask(question("b"));
  expect(desk.questions).toEqual([question("b")]);
  expect(changes).toBe(5);
});

it("answers one file alone", async () => {
  const desk = createExistsDesk(() => {});
  const upload = desk.open();
  const first = upload.ask(question("a"));
  void upload.ask(question("b"));
  desk.answer("a", "skip", false);
  expect(await first).toBe("skip");
  expect(desk.questions.map(({ id }) => id)).toEqual(["b"]);
});
