import type { Exchange } from "../http/exchange.js";
import { StorageRefusal } from "../http/storage-refusal.js";
import type { StoreParts } from "./store-parts.js";

/** Headers of the API that do not belong in a request to an upload or download URL. */
const API_HEADERS = /^(authorization|x-cdp-.*)$/;

/**
 * Cognite's own SDKs send their headers to every URL of the API's origin, and the service accepts them. From
 * any other client they are a leak.
 */
const OFFICIAL_SDK = /^Cognite\w+SDK:/;

/**
 * Checks what every store requires of a request to a signed URL: no credentials, a valid signature, not
 * expired.
 */
export function checkSignedRequest(
  { signer, clock }: Pick<StoreParts, "signer" | "clock">,
  exchange: Exchange,
): void {
  const { request, path, query, fault } = exchange;
  const sdk = String(request.headers["x-cdp-sdk"] ?? "");
  const foreign = Object.keys(request.headers).find(
    (name) => API_HEADERS.test(name) && !OFFICIAL_SDK.test(sdk),
  );
  if (foreign !== undefined) {
    throw new StorageRefusal(
      400,
      "InvalidArgument",
      `The URL is signed. Do not send the header ${foreign} to it.`,
      "credentials-on-signed-url",
    );
  }
  const verdict = signer.check({
    method: request.method ?? "",
    path,
    query,
    contentType: request.headers["content-type"],
    now: clock.now(),
  });
  if (verdict === "missing")
    throw new StorageRefusal(403, "AccessDenied", "The URL has no signature.", "unsigned-url");
  if (verdict === "mismatch") {
    throw new StorageRefusal(
      403,
      "SignatureDoesNotMatch",
      "The signature does not match the method, path, query and Content-Type of this request.",
      "wrong-signature",
    );
  }
  if (verdict === "expired" || (fault?.type === "expire" && fault.what !== "token")) {
    throw new StorageRefusal(403, "AccessDenied", "Request has expired", "expired-url");
  }
}

/** The length of the body of a PUT. Its headers must announce it. */
export function bodyLength(exchange: Exchange): number {
  const { headers } = exchange.request;
  if (headers["transfer-encoding"] !== undefined) {
    throw new StorageRefusal(
      501,
      "NotImplemented",
      "A header you provided implies functionality that is not implemented: Transfer-Encoding.",
      "chunked-body",
    );
  }
  if (headers["content-length"] === undefined) {
    throw new StorageRefusal(
      411,
      "MissingContentLength",
      "You must provide the Content-Length HTTP header.",
      "missing-length",
    );
  }
  return Number(headers["content-length"]);
}
