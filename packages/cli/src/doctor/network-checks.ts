import { lookup } from "node:dns/promises";
import { connect as connectTls } from "node:tls";
import { describeError } from "../output/describe-error.js";
import type { CheckResult } from "./check.js";

/** Clocks that differ more make signatures and tokens look ended, or not begun: ms. */
const SKEW_MAX = 60_000;
const TLS_TIMEOUT = 10_000;
const DAY = 86_400_000;
const PROXY_VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"] as const;

/** Whether the host has an address. */
export async function checkDns({ hostname }: URL): Promise<CheckResult> {
  try {
    const addresses = await lookup(hostname, { all: true });
    return {
      name: "DNS",
      outcome: "good",
      found: `${hostname} is ${addresses.map(({ address }) => address).join(", ")}`,
    };
  } catch (error) {
    const advice =
      "Check the spelling of the cluster; on Private Link, that this machine asks the right name server.";
    return { name: "DNS", outcome: "bad", found: describeError(error), advice };
  }
}

/** Whether the certificate is trusted, and how long it lives. */
export async function checkTls(url: URL): Promise<CheckResult> {
  if (url.protocol !== "https:") {
    return {
      name: "TLS",
      outcome: "warning",
      found: "plain HTTP: tokens travel in the clear",
      advice: "Use https, except for an emulator.",
    };
  }
  return new Promise((resolve) => {
    const { hostname, port } = url;
    const socket = connectTls({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      timeout: TLS_TIMEOUT,
    });
    const end = (result: Omit<CheckResult, "name">): void => {
      socket.destroy();
      resolve({ name: "TLS", ...result });
    };
    socket.once("secureConnect", () => {
      const { valid_to: ends, issuer } = socket.getPeerCertificate();
      const days = Math.floor((Date.parse(ends) - Date.now()) / DAY);
      end({
        outcome: "good",
        found: `${socket.getProtocol()}, certificate by ${issuer?.O ?? issuer?.CN}, ${days} days left`,
      });
    });
    const advice = "Behind a proxy that opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.";
    socket.once("timeout", () => end({ outcome: "bad", found: "no answer in 10 s", advice }));
    socket.once("error", (error) => end({ outcome: "bad", found: describeError(error), advice }));
  });
}

/** Which proxies the environment names. */
export function checkProxy(env: Readonly<Record<string, string | undefined>>): CheckResult {
  const set = PROXY_VARIABLES.flatMap((name) => {
    const value = env[name] ?? env[name.toLowerCase()];
    return value === undefined || value === "" ? [] : [`${name}=${withoutLogin(value)}`];
  });
  return { name: "Proxy", outcome: "good", found: set.length === 0 ? "none" : set.join(", ") };
}

/** How far this machine's clock is from the server's. */
export async function checkClock(url: URL): Promise<CheckResult> {
  const name = "Clock";
  try {
    const asked = Date.now();
    const answer = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(TLS_TIMEOUT) });
    await answer.body?.cancel();
    const date = Date.parse(answer.headers.get("date") ?? "");
    if (Number.isNaN(date)) return { name, outcome: "warning", found: "the server does not tell the time" };
    // The header has whole seconds.
    const skew = (asked + Date.now()) / 2 - (date + 500);
    const found = `${Math.abs(Math.round(skew / 1000))} s ${skew < 0 ? "behind" : "ahead of"} the server`;
    if (Math.abs(skew) <= SKEW_MAX) return { name, outcome: "good", found };
    return {
      name,
      outcome: "bad",
      found,
      advice: "Set the clock of this machine: tokens and upload URLs end by it.",
    };
  } catch (error) {
    return { name, outcome: "bad", found: describeError(error), advice: "Check network and proxy." };
  }
}

function withoutLogin(value: string): string {
  return value.replace(/\/\/[^@/]*@/, "//");
}
