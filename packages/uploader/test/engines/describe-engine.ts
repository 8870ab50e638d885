import { afterAll, beforeAll, describe, it } from "vitest";
import { openPacedLink, type PacedLink } from "../browser/page/paced-link.js";
import { openPageHost, type PageHost } from "../browser/page/page-host.js";
import { CASES } from "./cases.js";
import type { Engine, EngineName } from "./engine.js";
import { endingIn } from "./engine-case.js";
import { runCase } from "./run-case.js";

/** The suite, in one engine. */
export function describeEngine(name: EngineName, launch: () => Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine;
    let host: PageHost;
    let link: PacedLink;
    beforeAll(async () => {
      const hosts: string[] = [];
      [engine, host] = await Promise.all([
        launch(),
        openPageHost({
          app: new URL("../browser/page/page-app.ts", import.meta.url),
          scripts: { worker: new URL("../browser/page/worker.ts", import.meta.url) },
          hosts,
        }),
      ]);
      link = await openPacedLink(host.emulator.url);
      hosts.push(link.url);
    });
    afterAll(async () => {
      await engine.close();
      await link.close();
      await host.close();
    });
    for (const one of CASES)
      if (endingIn(one, name) !== undefined) it(one.what, () => runCase({ engine, host, link }, one));
  });
}
