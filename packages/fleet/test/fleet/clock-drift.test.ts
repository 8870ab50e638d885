import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { FleetEvent } from "../../src/index.js";
import { type PostgresServer, startPostgres } from "../servers/postgres-server.js";
import { connect, refusal } from "./refusal.js";
import { QUICK } from "./scene.js";

describe("a worker on PostgreSQL", () => {
  let server: PostgresServer;
  let folder: string;
  beforeAll(async () => {
    server = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), "cdf-fleet-drift-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.remove();
  });
  afterEach(() => vi.restoreAllMocks());

  it("ends with an error within a minute after its clock has drifted by more than 2 s", async () => {
    const fleet = await connect(server.url);
    const events: FleetEvent[] = [];
    const onEvent = (event: FleetEvent): void => void events.push(event);
    const worker = await fleet.work({ roots: { nas: folder }, slots: 1, ...QUICK, onEvent });
    const { now } = Date;
    const elapsed = performance.now.bind(performance);
    vi.spyOn(Date, "now").mockImplementation(() => now() + 5000);
    vi.spyOn(performance, "now").mockImplementation(() => elapsed() + 60_000);
    const ended = await refusal(worker.drained());
    expect(ended).toMatchObject({ code: "broker-unsuitable" });
    expect(ended.message).toContain("5.0 s ahead of");
    expect(events.at(-1)).toMatchObject({ type: "worker", state: "ended" });
    vi.restoreAllMocks();
    await fleet.close();
  });
});
