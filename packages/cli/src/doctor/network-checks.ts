import { lookup } from "node:dns/promises";
import { redactUrl } from "@cdf-multipart/core";
import { environmentProxyFor } from "@cdf-multipart/core/node";
import { describeError } from "../output/describe-error.js";
import { TRUST_INSTEAD, unverifiedTls } from "../settings/unverified-tls.js";
import type { CheckResult } from "./check.js";
import type { Knocked } from "./knock.js";

/** Clocks that differ more make signatures and tokens look ended, or not begun: ms. */
const SKEW_MAX = 60_000;
const DAY = 86_400_000;
const PROXY_VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"] as const;

/** Whether the host has an address. Behind a proxy that is the proxy's business. */
export async function checkDns(url: URL): Promise<CheckResult> {
  const proxy = await environmentProxyFor(url);
  const { hostname } = proxy ?? url;
  try {
    const addresses = await lookup(hostname, { all: true });
    return {
      name: "DNS",
      outcome: "good",
      found: `${hostname} is ${addresses.map(({ address }) => address).join(", ")}`,
    };
  } catch (error) {
    const advice =
      proxy === undefined
        ? "Check the spelling of the cluster; on Private Link, that this machine asks the right name server."
        : "Check the spelling of the proxy in the environment.";
    return { name: "DNS", outcome: "bad", found: describeError(error), advice };
  }
}

/** Whether the certificate is trusted, and how long it lives. */
export function checkTls(url: URL, knocked: Knocked): CheckResult {
  const name = "TLS";
  if (url.protocol !== "https:") {
    return {
      name,
      outcome: "warning",
      found: "plain HTTP: tokens travel in the clear",
      advice: "Use https, except for an emulator.",
    };
  }
  const unverified = unverifiedTls(url);
  if (unverified !== undefined) return { name, outcome: "warning", found: unverified, advice: TRUST_INSTEAD };
  const advice = "Behind a proxy that opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.";
  if ("error" in knocked) return { name, outcome: "bad", found: describeError(knocked.error), advice };
  const { version, issuer, endsAt } = knocked.tls ?? {};
  const days = Math.floor((Date.parse(endsAt ?? "") - Date.now()) / DAY);
  return { name, outcome: "good", found: `${version}, certificate by ${issuer}, ${days} days left` };
}

/** Which proxies the environment names, and whether requests to this address go through one. */
export async function checkProxy(
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CheckResult> {
  const set = PROXY_VARIABLES.flatMap((name) => {
    const value = env[name] ?? env[name.toLowerCase()];
    return value === undefined || value === ""
      ? []
      : [`${name}=${name === "NO_PROXY" ? value : redactUrl(value, true).replace(/\/$/, "")}`];
  });
  if (set.length === 0) return { name: "Proxy", outcome: "good", found: "none" };
  const way = (await environmentProxyFor(url)) === undefined ? "not for" : "for";
  return { name: "Proxy", outcome: "good", found: `${set.join(", ")}; ${way} ${url.host}` };
}

/** How far this machine's clock is from the server's. */
export function checkClock(knocked: Knocked): CheckResult {
  const name = "Clock";
  if ("error" in knocked)
    return { name, outcome: "bad", found: describeError(knocked.error), advice: "Check network and proxy." };
  const date = Date.parse(knocked.date);
  if (Number.isNaN(date)) return { name, outcome: "warning", found: "the server does not tell the time" };
  // The header has whole seconds.
  const skew = knocked.at - (date + 500);
  const found = `${Math.abs(Math.round(skew / 1000))} s ${skew < 0 ? "behind" : "ahead of"} the server`;
  if (Math.abs(skew) <= SKEW_MAX) return { name, outcome: "good", found };
  return {
    name,
    outcome: "bad",
    found,
    advice: "Set the clock of this machine: tokens and upload URLs end by it.",
  };
}
