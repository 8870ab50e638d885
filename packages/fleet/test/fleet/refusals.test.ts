import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectFleet } from "../../src/index.js";
import type { BrokerServer } from "../servers/broker-server.js";
import { freePort } from "../servers/free-port.js";
import { startRedis } from "../servers/redis-server.js";
import { STORES } from "../servers/stores.js";
import { client, connect, refusal } from "./refusal.js";
import { QUICK } from "./scene.js";

const item = { source: "nas:a.bin", size: 5, file: { externalId: "a", name: "a.bin" } };

describe("a fleet on Redis that cannot start safely is refused", () => {
  it("a broker that does not respond, and a URL of another scheme", async () => {
    const nobody = await refusal(connect(`redis://127.0.0.1:${await freePort()}`));
    expect(nobody).toMatchObject({ code: "broker-unreachable" });
    expect(await refusal(connect("amqp://host"))).toMatchObject({ code: "broker-unsuitable" });
  });

  it("a wrong password, which is not printed", async () => {
    const locked = await startRedis("--requirepass", "right-password");
    try {
      const wrong = locked.url.replace("redis://", "redis://:wrong-password@");
      const { code, message } = await refusal(connect(wrong));
      expect(code).toBe("broker-unreachable");
      expect(message).not.toContain("wrong-password");
    } finally {
      await locked.remove();
    }
  });

  it("a Redis that may evict keys, or does not persist them", async () => {
    const evicting = await startRedis("--maxmemory-policy", "allkeys-lru");
    const forgetting = await startRedis("--appendonly", "no");
    try {
      const first = await refusal(connect(evicting.url));
      expect(first).toMatchObject({ code: "broker-unsuitable" });
      expect(first.message).toContain("maxmemory-policy noeviction");
      expect((await refusal(connect(forgetting.url))).message).toContain("appendonly yes");
    } finally {
      await evicting.remove();
      await forgetting.remove();
    }
  });
});

describe.each(STORES)("a fleet on $name that cannot start safely is refused", ({ start }) => {
  let server: BrokerServer;
  let folder: string;
  beforeAll(async () => {
    server = await start();
    folder = mkdtempSync(join(tmpdir(), "cdf-fleet-other-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.remove();
  });

  it("a key that is missing, malformed or not that of the others", async () => {
    await (await connect(server.url)).close();
    expect(await refusal(connectFleet({ broker: server.url, key: undefined, client }))).toMatchObject({
      code: "fleet-key",
    });
    expect((await refusal(connect(server.url, "short"))).message).toContain("32 bytes");
    const other = await refusal(connect(server.url, "cd".repeat(32)));
    expect(other.message).toContain("not the key of the other machines");
    expect(other.message).not.toContain("cdcd");
  });

  it("files without external id, paths out of their root, and an empty list; no run is created", async () => {
    const fleet = await connect(server.url);
    const submit = (source: string, file?: object) => refusal(fleet.submit([{ source, size: 1, file }]));
    expect((await submit("nas:a.bin")).message).toContain("--external-id");
    expect(await submit("nas:../secret", { externalId: "a" })).toMatchObject({ code: "fleet-items" });
    expect(await submit("/etc/passwd", { externalId: "a" })).toMatchObject({ code: "fleet-items" });
    expect(await refusal(fleet.submit([]))).toMatchObject({ code: "fleet-items" });
    expect(await fleet.runs()).toEqual([]);
    await fleet.close();
  });

  it("a run that does not exist, a root that is not a folder, and a root that is a different folder", async () => {
    const fleet = await connect(server.url);
    expect((await refusal(fleet.run("nothing"))).message).toContain("does not exist");
    const none = await refusal(fleet.work({ roots: { nas: join(folder, "missing") } }));
    expect(none).toMatchObject({ code: "fleet-root" });
    const run = await fleet.submit([item]);
    const other = await refusal(fleet.work({ roots: { nas: folder }, ...QUICK }));
    expect(other.message).toContain("another folder");
    await fleet.cancel(run);
    expect((await refusal(fleet.resume(run))).message).toContain("cancelled");
    await fleet.close();
  });
});
