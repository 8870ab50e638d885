import type { OperationId } from "@cdf-multipart/spec";

/** The facts by which a hint is found. */
export interface HintInput {
  readonly operation: OperationId;
  readonly status: number;
  readonly message: string;
  readonly missing: boolean;
  /** The request's body, JSON. */
  readonly body: string | undefined;
  /** The proxy that requires a login, as host and port. */
  readonly proxy: string | undefined;
  /** The target of a redirect, without its query. */
  readonly target: string | undefined;
}

function namesDataSet(body: string | undefined): boolean {
  const sent: unknown = body === undefined ? undefined : JSON.parse(body);
  return typeof sent === "object" && sent !== null && "dataSetId" in sent;
}

function isInit(operation: OperationId): boolean {
  return operation === "initMultiPartUpload" || operation === "initFileUpload";
}

/** The usual way out, as known from the live service; undefined if there is none. */
export function hintFor(input: HintInput): string | undefined {
  const { operation, status } = input;
  if (status === 401)
    return "The token is expired, or was issued for another project or cluster: get a new one, and check project and cluster.";
  if (status === 403 && isInit(operation) && !namesDataSet(input.body))
    return "The usual cause is a missing `dataSetId`: name a data set that the identity may write to.";
  if (status === 403) return "The identity lacks the access right for this: check its groups in the project.";
  if (status === 409 && isInit(operation))
    return "A file with this externalId exists: choose another, pass `overwrite: true`, or take a session for the existing entry with getMultiPartUploadLink.";
  if (status === 409 && operation === "deleteFiles")
    return "Name each file once: `duplicated` lists the duplicates.";
  if (status === 400 && /not uploaded/i.test(input.message))
    return "The content has not arrived yet: wait until the file is `uploaded` (byIdsFiles shows it).";
  if (status === 400 && input.missing)
    return "`missing` lists the identities that the project does not have; `ignoreUnknownIds: true` leaves them out where the call takes it.";
  if (status === 404) return "Check project, cluster and base URL, and that the file exists.";
  if (status === 407)
    return `The proxy ${input.proxy === undefined ? "" : `${input.proxy} `}requires a login: in HTTPS_PROXY, put user name, colon, password and @ before its host.`;
  if (status === 413)
    return "The request is too large for the service or a proxy before it: request fewer items, or send less metadata.";
  if (status === 429)
    return "The project's budget is used up: lower `limits.requestsPerSecond` or `limits.concurrentRequests`.";
  if (status === 0 || (status >= 300 && status <= 399))
    return input.target === undefined
      ? "The base URL leads to a redirect: give the URL that it leads to."
      : `The base URL leads to a redirect to ${input.target}, and nothing was sent there. If that is your project, give it as the base URL.`;
  return undefined;
}
