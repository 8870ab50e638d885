import { describe, expect, it } from "vitest";
import { cachedToken, type IssuedToken } from "../../src/auth/index.js";
import { failureOf } from "../support/fake-service.js";
import { virtualClock } from "../support/virtual-clock.js";

/** A provider that numbers the tokens that it issues: t1, t2, … */
function counted(lifetime: number | undefined, failing: (issued: number) => boolean = () => false) {
  const clock = virtualClock();
  const state = { issued: 0 };
  const provider = cachedToken(
    async (signal): Promise<IssuedToken> => {
      state.issued += 1;
      const token = `t${state.issued}`;
      await clock.sleep(100, signal);
      if (failing(state.issued)) throw new Error(`no ${token}`);
      return { token, expiresIn: lifetime };
    },
    { clock },
  );
  return { clock, state, provider };
}

describe("cachedToken", () => {
  it("keeps a token until 30 s before its expiry", async () => {
    const { clock, provider } = counted(3_600_000);
    const start = clock.now();
    expect(await provider({})).toBe("t1");
    await clock.sleep(start + 3_600_000 - 30_001 - clock.now());
    expect(await provider({})).toBe("t1");
    await clock.sleep(1);
    expect(await provider({})).toBe("t2");
  });

  it("keeps a short-lived token for nine tenths of its lifetime", async () => {
    const { clock, provider } = counted(10_000);
    const start = clock.now();
    await provider({});
    await clock.sleep(start + 8999 - clock.now());
    expect(await provider({})).toBe("t1");
    await clock.sleep(1);
    expect(await provider({})).toBe("t2");
  });

  it("keeps a token without a known expiry until it is refused", async () => {
    const { clock, provider } = counted(undefined);
    await provider({});
    await clock.sleep(10 * 365 * 86_400_000);
    expect(await provider({})).toBe("t1");
    expect(await provider({ rejected: "t1" })).toBe("t2");
    expect(await provider({ rejected: "t1" })).toBe("t2");
  });

  it("asks once however many wait", async () => {
    const { state, provider } = counted(3_600_000);
    const tokens = await Promise.all(Array.from({ length: 200 }, () => provider({})));
    expect(new Set(tokens)).toEqual(new Set(["t1"]));
    const renewed = await Promise.all(Array.from({ length: 200 }, () => provider({ rejected: "t1" })));
    expect(new Set(renewed)).toEqual(new Set(["t2"]));
    expect(state.issued).toBe(2);
  });

  it("returns a valid token when its renewal fails, and renews again at the next call", async () => {
    const { clock, provider } = counted(3_600_000, (issued) => issued === 2);
    await provider({});
    await clock.sleep(3_600_000 - 20_000);
    expect(await provider({})).toBe("t1");
    expect(await provider({})).toBe("t3");
  });

  it("fails if the token is expired or refused, and its renewal fails", async () => {
    const over = counted(3_600_000, (issued) => issued > 1);
    await over.provider({});
    await over.clock.sleep(3_600_000);
    expect(String(await failureOf(Promise.resolve(over.provider({}))))).toBe("Error: no t2");
    const refused = counted(3_600_000, (issued) => issued > 1);
    await refused.provider({});
    expect(String(await failureOf(Promise.resolve(refused.provider({ rejected: "t1" }))))).toBe(
      "Error: no t2",
    );
  });

  it("an aborted waiter does not disturb the others", async () => {
    const { provider } = counted(3_600_000);
    const controller = new AbortController();
    const leaving = failureOf(Promise.resolve(provider({ signal: controller.signal })));
    const staying = provider({});
    controller.abort("gone");
    expect(await leaving).toBe("gone");
    expect(await staying).toBe("t1");
  });
});
