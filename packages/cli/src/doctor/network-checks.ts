import { lookup } from "node:dns/promises";
import { redactUrl } from "@cdf-multipart/core";
import { momentOf } from "@cdf-multipart/core/internal";
import { environmentProxyFor, extraCaFault } from "@cdf-multipart/core/node";
import { describeError } from "../output/cli-words.js";
import { TRUST_INSTEAD, unverifiedTls } from "../settings/connection-options.js";
import type { CheckResult } from "./check.js";
import type { Knocked } from "./knock.js";

/** With a larger clock difference, signatures and tokens look expired or not yet valid. ms */
const SKEW_MAX = 60_000;
const DAY = 86_400_000;
const PROXY_VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"] as const;

/** Checks that the host name resolves. Behind a proxy, checks the name of the proxy instead. */
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
        ? "Check the spelling of the cluster. With Private Link, check that this machine uses the right name server."
        : "Check the spelling of the proxy in the environment variables.";
    return { name: "DNS", outcome: "bad", found: describeError(error), advice };
  }
}

/** Reports a fault of the file in NODE_EXTRA_CA_CERTS. Undefined when it has none, or when no file is named. */
export function checkExtraCa(env: Readonly<Record<string, string | undefined>>): CheckResult | undefined {
  const fault = extraCaFault(env);
  if (fault === undefined) return undefined;
  const found = `NODE_EXTRA_CA_CERTS (${env["NODE_EXTRA_CA_CERTS"]}) ${fault}`;
  return { name: "CA file", outcome: "bad", found };
}

/** Checks that the certificate is trusted, and reports when it expires. */
export function checkTls(url: URL, knocked: Knocked): CheckResult {
  const name = "TLS";
  if (url.protocol !== "https:") {
    return {
      name,
      outcome: "warning",
      found: "plain HTTP: tokens are sent unencrypted",
      advice: "Use https, except for an emulator.",
    };
  }
  const unverified = unverifiedTls(url);
  if (unverified !== undefined) return { name, outcome: "warning", found: unverified, advice: TRUST_INSTEAD };
  const advice = "Behind a proxy that intercepts TLS, set NODE_EXTRA_CA_CERTS to its certificate.";
  if ("error" in knocked) return { name, outcome: "bad", found: describeError(knocked.error), advice };
  const { version, issuer, endsAt } = knocked.tls ?? {};
  const ends = momentOf(endsAt);
  const left = ends === undefined ? "no end known" : `${Math.floor((ends - Date.now()) / DAY)} days left`;
  return { name, outcome: "good", found: `${version}, certificate by ${issuer}, ${left}` };
}

/** Reports the proxies that the environment names, and whether requests to this URL use one. */
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
  const way = (await environmentProxyFor(url)) === undefined ? "not used" : "used";
  return { name: "Proxy", outcome: "good", found: `${set.join(", ")}; ${way} for ${url.host}` };
}

/** Compares this machine's clock with the server's. */
export function checkClock(knocked: Knocked): CheckResult {
  const name = "Clock";
  if ("error" in knocked)
    return {
      name,
      outcome: "bad",
      found: describeError(knocked.error),
      advice: "Check the network and the proxy.",
    };
  const date = momentOf(knocked.date);
  if (date === undefined) return { name, outcome: "warning", found: "the server sent no Date header" };
  // The header is in whole seconds, so its time is 0.5 s early on average.
  const skew = knocked.at - (date + 500);
  const found = `${Math.abs(Math.round(skew / 1000))} s ${skew < 0 ? "behind" : "ahead of"} the server`;
  if (Math.abs(skew) <= SKEW_MAX) return { name, outcome: "good", found };
  return {
    name,
    outcome: "bad",
    found,
    advice: "Set the clock of this machine: it decides when tokens and upload URLs expire.",
  };
}
