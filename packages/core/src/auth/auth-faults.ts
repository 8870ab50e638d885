import { type Fault, ValidationError } from "../errors/validation-error.js";
import { keepUrlSecrets, redactUrl } from "../secrets/redact-url.js";
import { isLoopback } from "../settings/address.js";
import { shorten } from "../validation/shorten.js";
import type { IdentityProvider } from "./identity-provider.js";

/** The endpoints that can be given. */
const URLS = ["tokenUrl", "deviceAuthorizationUrl", "issuer"] as const;

/** What is wrong with an endpoint. */
export function urlFaults(name: string, value: string, allowInsecureHttp: boolean): Fault[] {
  keepUrlSecrets(value);
  if (!URL.canParse(value)) return [{ path: name, message: "must be a URL", value: shorten(value) }];
  const { protocol, hostname } = new URL(value);
  if (protocol === "https:") return [];
  if (protocol === "http:" && (allowInsecureHttp || isLoopback(hostname))) return [];
  const message =
    "must be https: over http the secret would travel in the clear (`allowInsecureHttp: true` allows it all the same)";
  return [{ path: name, message, value: shorten(redactUrl(value)) }];
}

/** What is wrong with an identity provider's settings. */
export function providerFaults(provider: IdentityProvider, allowInsecureHttp: boolean = false): Fault[] {
  const faults = URLS.flatMap((name) => {
    const value = provider[name];
    return value === undefined ? [] : urlFaults(`provider.${name}`, value, allowInsecureHttp);
  });
  if (provider.tokenUrl === undefined && provider.issuer === undefined)
    faults.push({ path: "provider.tokenUrl", message: "or `provider.issuer` is required" });
  return faults;
}

/** Texts that must be there. */
export function textFaults(fields: Readonly<Record<string, unknown>>): Fault[] {
  return Object.entries(fields).flatMap(([path, value]) =>
    typeof value === "string" && value !== "" ? [] : [{ path, message: "must be a text that is not empty" }],
  );
}

/** @throws ValidationError (`invalid-settings`) when there are faults. */
export function throwFaults(subject: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ValidationError({ code: "invalid-settings", subject, faults });
}
