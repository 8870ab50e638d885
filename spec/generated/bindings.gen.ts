// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

import createClient, { type Client, type ClientOptions, type FetchResponse, type MaybeOptionalInit } from "openapi-fetch";
import type { paths } from "./openapi.gen.js";
import { type OperationId, ROUTES } from "./operations.gen.js";

/** A type with readonly lists and fields, so that a request accepts `readonly` values. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** An operation whose request accepts readonly lists. Its responses are unchanged, because openapi-fetch supports only mutable lists. */
type Requesting<Operation> = {
  [Part in keyof Operation]: Part extends "responses" ? Operation[Part] : Frozen<Operation[Part]>;
};

/** The paths of the document, in the form for openapi-fetch. */
export type ApiPaths = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: paths[Path][Method] extends { responses: unknown }
      ? Requesting<paths[Path][Method]>
      : paths[Path][Method];
  };
};

/** openapi-fetch's client of the document: `GET`, `POST`, … by path. */
export type PathClient = Client<ApiPaths, "application/json">;

/** The arguments of a method of openapi-fetch for one operation. */
type Init<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> = MaybeOptionalInit<ApiPaths[Path], Method>;

/** The result: `{ data, response }` for a 2xx, `{ error, response }` for any other status. */
type Result<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> =
  ApiPaths[Path][Method] extends { responses: unknown }
    ? FetchResponse<ApiPaths[Path][Method], Record<never, never>, "application/json">
    : never;

/** One function for each operation. */
export interface OperationCalls {
  /**
   * Make a file entry with one upload URL. `POST /files`
   *
   * Makes (or, with `overwrite`, replaces) a file entry and answers with one URL for all of its content. Unlike on a
   * part, the `Content-Type` of the PUT must equal the file's `mimeType`.
   *
   * @param init.params.query.overwrite With `true` and a known `externalId` the fields given replace the old ones: metadata as a whole, `assetIds` only if given; `directory` and `source` were seen not to change. The old content stays until the new upload is complete. With `false` a known `externalId` is a conflict (409). (boolean, default false) Optional.
   * @param init.body The fields of the new file.
   * @returns 201: The file, with the URL its content goes to; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 409: An identity is taken already, or named twice (`duplicated`); 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  initFileUpload(init: Init<"/files", "post">): Promise<Result<"/files", "post">>;

  /**
   * Start a multipart upload. `POST /files/initmultipartupload`
   *
   * Makes (or, with `overwrite`, replaces) a file entry and answers with one upload URL a part. Not idempotent:
   * without an `externalId` a repeat makes a second entry. Documented to answer `{items: [upload]}`; the live service
   * answers the bare upload. The content of an overwritten file stays until the new upload completes.
   *
   * @param init.params.query.overwrite With `true` and a known `externalId` the fields given replace the old ones: metadata as a whole, `assetIds` only if given; `directory` and `source` were seen not to change. The old content stays until the new upload is complete. With `false` a known `externalId` is a conflict (409). (boolean, default false) Optional.
   * @param init.params.query.parts How many upload URLs to answer with, one a part. (integer, at least 1, at most 250)
   * @param init.body The fields of the new file.
   * @returns 201: The upload, bare (as the live service answers) or as the only item of a list (as documented); 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 409: An identity is taken already, or named twice (`duplicated`); 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  initMultiPartUpload(init: Init<"/files/initmultipartupload", "post">): Promise<Result<"/files/initmultipartupload", "post">>;

  /**
   * Start a multipart upload for a file that exists. `POST /files/multiuploadlink`
   *
   * Answers with a new upload session for a file entry that is there already, by its `externalId` or by the
   * `instanceId` of a data-modeling node. A node that was only just created may be "not found" for a while.
   *
   * @param init.params.query.parts How many upload URLs to answer with, one a part. (integer, at least 1, at most 250)
   * @param init.body The file, as the only item of a list.
   * @returns 201: The upload, as the only item of a list or bare; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  getMultiPartUploadLink(init: Init<"/files/multiuploadlink", "post">): Promise<Result<"/files/multiuploadlink", "post">>;

  /**
   * Put the parts together. `POST /files/completemultipartupload`
   *
   * Ends an upload of which every part has arrived. The file turns `uploaded` some time later. Whether a second
   * call for the same upload succeeds is not known: after an ambiguous failure look at `uploaded` first.
   *
   * @param init.body The file by exactly one of its identities, and the upload session.
   * @returns 200: The parts are being put together; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  completeMultiPartUpload(init: Init<"/files/completemultipartupload", "post">): Promise<Result<"/files/completemultipartupload", "post">>;

  /**
   * One file by its id. `GET /files/{id}`
   *
   * Answers with the file entry of this id.
   *
   * @param init.params.path.id The id that the service gave the file. (integer, at least 1, at most 9007199254740991)
   * @returns 200: The file; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  getFileByInternalId(init: Init<"/files/{id}", "get">): Promise<Result<"/files/{id}", "get">>;

  /**
   * Files by their identities. `POST /files/byids`
   *
   * Answers with the file entries of the given identities; an unknown one is an error unless it is to be ignored.
   *
   * @param init.body The identities to look up.
   * @returns 200: The files found; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  byIdsFiles(init: Init<"/files/byids", "post">): Promise<Result<"/files/byids", "post">>;

  /**
   * Files by a filter, page by page. `POST /files/list`
   *
   * Answers with the files that match, one page at a time. `filter.uploaded = false` finds unfinished uploads.
   *
   * @param init.body What to look for, and which page of it.
   * @returns 200: One page of files, with the cursor of the next one if there is more; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  advancedListFiles(init: Init<"/files/list", "post">): Promise<Result<"/files/list", "post">>;

  /**
   * URLs to read files from. `POST /files/downloadlink`
   *
   * Answers with a short-lived URL a file. A file that is not `uploaded` yet is an error that says
   * "Files not uploaded".
   *
   * @param init.params.query.extendedExpiration With `true` a link lives an hour instead of 30 s. (boolean, default false) Optional.
   * @param init.body The files to read.
   * @returns 200: One URL per file, each with the requested identity; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  downloadLinks(init: Init<"/files/downloadlink", "post">): Promise<Result<"/files/downloadlink", "post">>;

  /**
   * Delete files. `POST /files/delete`
   *
   * Deletes file entries with their content. An unknown identity is an error unless it is to be ignored; one that is
   * named twice is a conflict. Files of data modeling are not accepted by their `instanceId` here.
   *
   * @param init.body The files to delete.
   * @returns 200: They are gone; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 409: An identity is taken already, or named twice (`duplicated`); 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  deleteFiles(init: Init<"/files/delete", "post">): Promise<Result<"/files/delete", "post">>;

  /**
   * One upload URL for a file that exists. `POST /files/uploadlink`
   *
   * Answers with one URL for all of the content of a file entry that is there already, by its `externalId` or by the
   * `instanceId` of a data-modeling node. A node that was only just applied may be "not found" for a while. Documented to
   * answer the bare file with status 201; the live service answers 200 and a list. As with `initFileUpload` the
   * `Content-Type` of the PUT must equal the file's `mimeType`.
   *
   * @param init.body The file, as the only item of a list.
   * @returns 200: The file with its upload URL, as the only item of a list, as the live service answers; 201: The file with its upload URL, bare, as documented; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  getUploadLink(init: Init<"/files/uploadlink", "post">): Promise<Result<"/files/uploadlink", "post">>;

  /**
   * Change fields of files. `POST /files/update`
   *
   * Changes what is named and leaves the rest. The name of a file cannot be changed. Of a file that belongs to a
   * data-modeling node most fields are changed through the node; here only `externalId`, `metadata`, `assetIds`,
   * `dataSetId`, `labels` and `geoLocation`. Adding what exists and removing what does not exist are allowed.
   *
   * @param init.body The files, each with its changes.
   * @returns 200: The files as they are now, in the order of the request; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 409: An identity is taken already, or named twice (`duplicated`); 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  updateFiles(init: Init<"/files/update", "post">): Promise<Result<"/files/update", "post">>;

  /**
   * Search files by name. `POST /files/search`
   *
   * Answers with the files that match the filter and whose names contain the words of the search, the best matches first.
   * There are no pages: `limit` files at most.
   *
   * @param init.body What to search.
   * @returns 200: The files found; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  searchFiles(init: Init<"/files/search", "post">): Promise<Result<"/files/search", "post">>;

  /**
   * Count files. `POST /files/aggregate`
   *
   * Counts the files that match a filter, without reading them: `{"filter": {"uploaded": false}}` counts the uploads that
   * are not complete.
   *
   * @param init.body Which files to count.
   * @returns 200: The count, as the only item of a list; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  aggregateFiles(init: Init<"/files/aggregate", "post">): Promise<Result<"/files/aggregate", "post">>;

  /**
   * Create or change data-modeling nodes. `POST /models/instances`
   *
   * Creates the nodes that do not exist and changes those that do, all or none. A node becomes a file when properties are
   * written through the view `CogniteFile` or a view that maps its container; its file entry appears some time later.
   * Without `replace` only the properties that are named change, so a repeat changes nothing; with `existingVersion` a
   * repeat may be refused with 409 although the first request was carried out. `isUploaded` and `uploadedTime` belong to
   * the service: a request that names them is refused, even with null.
   *
   * The API also takes edges and deletions here. They are left out: no file needs them.
   *
   * @param init.body The nodes.
   * @returns 200: What became of each node, in the order of the request; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 409: A node has a newer version than `existingVersion`, or the service is changing its schema at the moment; the latter is marked with `cdf-is-auto-retryable`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  applyNodeAndEdges(init: Init<"/models/instances", "post">): Promise<Result<"/models/instances", "post">>;

  /**
   * Data-modeling nodes by their identities. `POST /models/instances/byids`
   *
   * Answers with the nodes that exist, immediately after they were applied; unknown ones are left out. With `sources` each
   * node has its properties of these views. A node without data in the view `CogniteFile` is not a file.
   *
   * @param init.body The nodes, and the views to read them through.
   * @returns 200: The nodes that exist; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  byExternalIdsInstances(init: Init<"/models/instances/byids", "post">): Promise<Result<"/models/instances/byids", "post">>;

  /**
   * Delete data-modeling nodes. `POST /models/instances/delete`
   *
   * Deletes nodes, and with the node of a file its file entry and content. Nodes that do not exist are passed over; a space
   * that does not exist is an error.
   *
   * @param init.body The nodes.
   * @returns 200: The nodes that existed; 400: The request is wrong, or names what is not there (`missing`); 401: The token is missing, wrong or has expired; 403: The identity may not do this. The usual cause is a missing `dataSetId`; 429: Too many requests per second, too many concurrent requests, or requests that conflict. The message says which; 5XX: The service, or a proxy before it, failed. `cdf-is-auto-retryable` marks what may be repeated.
   */
  deleteInstances(init: Init<"/models/instances/delete", "post">): Promise<Result<"/models/instances/delete", "post">>;
}

/** The arguments of the function of an operation. */
export type InitOf<Id extends OperationId> = NonNullable<Parameters<OperationCalls[Id]>[0]>;

/** The body of a successful response of an operation. */
export type DataOf<Id extends OperationId> = NonNullable<Awaited<ReturnType<OperationCalls[Id]>>["data"]>;

/** The options of openapi-fetch's `createClient`. `Request` can be any class that is created from a URL and a request init. */
export interface PathClientOptions extends Omit<ClientOptions, "Request"> {
  readonly Request?: new (url: string, init: never) => Pick<Request, "url" | "method" | "text">;
}

/**
 * Makes openapi-fetch's plain client of the document. It sends each request once, as given: no token, no validation, no retry.
 * `createBindings` of `@cdf-multipart/core` is the same client with all of that.
 *
 * @param options openapi-fetch's own. `baseUrl` ends with the project: `https://westeurope-1.cognitedata.com/api/v1/projects/plant`.
 */
export function createPathClient(options?: PathClientOptions): PathClient {
  return createClient<ApiPaths, "application/json">(options as ClientOptions | undefined);
}

/** Gives a client one function for each operation of the document. */
export function bindOperations(client: Pick<PathClient, "request">): OperationCalls {
  const calls = Object.entries(ROUTES).map(([id, route]) => [id, (init?: object) => call(client, route, init)]);
  // The routes and the types come from the same document, which is more than the compiler can see.
  return Object.fromEntries(calls) as OperationCalls;
}

/**
 * Calls an operation by its name, for code that does not know beforehand which, and that sends in its own way.
 *
 * @param send sends the request, and resolves to the JSON of a success. What it throws is thrown.
 * @returns what `send` resolved to.
 */
export async function callOperation<Id extends OperationId>(
  client: Pick<PathClient, "request">,
  operation: Id,
  init: InitOf<Id>,
  send: (request: Request) => Promise<unknown>,
): Promise<DataOf<Id>> {
  // The parts of a successful response that openapi-fetch uses. A real `Response` would load the whole of
  // Node's fetch.
  const fetch = async (request: Request) => {
    const json = await send(request);
    return { ok: true, status: 200, headers: { get: () => "1" }, json: async () => json };
  };
  const { data } = await call(client, ROUTES[operation], { ...init, fetch });
  return data as DataOf<Id>;
}

function call(client: Pick<PathClient, "request">, route: string, init?: object): Promise<{ data?: unknown }> {
  const [method = "", path = ""] = route.split(" ");
  const request = client.request as (method: string, path: string, init?: object) => Promise<{ data?: unknown }>;
  return request(method.toLowerCase(), path, init);
}
