import { type Fault, shorten, ValidationError } from "../errors/validation-error.js";
import { isLoopback } from "../http/address.js";
import { keepUrlSecrets, redactUrl } from "../secrets/redact-url.js";

/** The faults of an endpoint. */
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

/** Required texts. */
export function textFaults(fields: Readonly<Record<string, unknown>>): Fault[] {
  return Object.entries(fields).flatMap(([path, value]) =>
    typeof value === "string" && value !== "" ? [] : [{ path, message: "must be a text that is not empty" }],
  );
}

/** @throws ValidationError (`invalid-settings`) when there are faults. */
export function throwFaults(subject: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ValidationError({ code: "invalid-settings", subject, faults });
}
