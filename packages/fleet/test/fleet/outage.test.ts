import { describe, expect, it } from "vitest";
import { startPostgres } from "../servers/postgres-server.js";
import { finished, QUICK, useStage } from "./scene.js";

describe("while PostgreSQL is away", () => {
  const stage = useStage(() => startPostgres());

  it("what is asked waits for it, and a worker that had nothing to do takes jobs again afterwards", async () => {
    const { server, its } = stage;
    const fleet = await its.connect(server.url);
    const worker = await fleet.work({ roots: { nas: its.folder }, slots: 2, ...QUICK });
    await server.kill();
    const asked = Promise.all([fleet.runs(), fleet.workers()]);
    const submitted = fleet.submit([its.write("late.txt", 10)]);
    await server.start();
    expect((await asked)[1].map(({ id }) => id)).toEqual([worker.id]);
    const end = await finished(fleet, await submitted);
    expect(end).toMatchObject({ filesDone: 1, filesFailed: 0 });
    await worker.drain(1000);
    await fleet.close();
  });
});
