import type { paths } from "@cdf-multipart/spec";
import createClient from "openapi-fetch";
import type { HttpAnswer, HttpRequest } from "../http/exchange.js";
import type { FileFields } from "../types/file-fields.js";
import type { DeleteTarget, FileIdentity, LinkTarget } from "../types/file-identity.js";
import type { FileListRequest } from "../types/file-list-request.js";

/**
 * The one file that knows openapi-fetch and the generated paths. openapi-fetch builds each request as the
 * document says, checked by the compiler; sending it, and reading what comes back, is the business of `http/`
 * and `decode/`.
 */

/** The document's types with arrays that cannot be written to, as ours are. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { [K in keyof T]: Frozen<T[K]> }
    : T;

/** Sends one request through the client's layers. */
export type Transmit = (request: HttpRequest) => Promise<HttpAnswer>;

/** A file by one of its names, with the session that ends. */
export type CompleteBody = FileIdentity & { readonly uploadId: string };

/** A list of files, and what to do with unknown ones. */
export interface ItemsBody<Item> {
  readonly items: readonly Item[];
  readonly ignoreUnknownIds: boolean;
}

/** One function an operation, named by its operationId. */
export interface Binding {
  initFileUpload(query: { overwrite: boolean }, body: FileFields, transmit: Transmit): Promise<HttpAnswer>;
  initMultiPartUpload(
    query: { parts: number; overwrite: boolean },
    body: FileFields,
    transmit: Transmit,
  ): Promise<HttpAnswer>;
  getMultiPartUploadLink(
    query: { parts: number },
    body: { items: readonly LinkTarget[] },
    transmit: Transmit,
  ): Promise<HttpAnswer>;
  completeMultiPartUpload(body: CompleteBody, transmit: Transmit): Promise<HttpAnswer>;
  getFileByInternalId(id: number, transmit: Transmit): Promise<HttpAnswer>;
  byIdsFiles(body: ItemsBody<FileIdentity>, transmit: Transmit): Promise<HttpAnswer>;
  advancedListFiles(body: FileListRequest, transmit: Transmit): Promise<HttpAnswer>;
  downloadLinks(
    query: { extendedExpiration: boolean },
    body: { items: readonly FileIdentity[] },
    transmit: Transmit,
  ): Promise<HttpAnswer>;
  deleteFiles(body: ItemsBody<DeleteTarget>, transmit: Transmit): Promise<HttpAnswer>;
}

/** What every request of a client has in common. */
export interface BindingOptions {
  /** Base URL with the path of the project. */
  readonly projectUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How openapi-fetch sends: through us, with nothing left for it to read. */
interface Through {
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Lets openapi-fetch make its request, and gives the answer past it. */
async function answerOf(
  call: (through: Through) => Promise<unknown>,
  transmit: Transmit,
): Promise<HttpAnswer> {
  const answer: { value?: HttpAnswer } = {};
  await call({
    fetch: async (request) => {
      const body = await request.text();
      answer.value = await transmit({
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: body === "" ? undefined : body,
      });
      return new Response(null, { status: 204 });
    },
  });
  if (answer.value === undefined) throw new TypeError("openapi-fetch did not send the request");
  return answer.value;
}

/** Binds the operations of the document to one project. */
export function createBinding(options: BindingOptions): Binding {
  const http = createClient<Frozen<paths>>({ baseUrl: options.projectUrl, headers: options.headers });
  return {
    initFileUpload: (query, body, transmit) =>
      answerOf((through) => http.POST("/files", { params: { query }, body, ...through }), transmit),
    initMultiPartUpload: (query, body, transmit) =>
      answerOf(
        (through) => http.POST("/files/initmultipartupload", { params: { query }, body, ...through }),
        transmit,
      ),
    getMultiPartUploadLink: (query, body, transmit) =>
      answerOf(
        (through) => http.POST("/files/multiuploadlink", { params: { query }, body, ...through }),
        transmit,
      ),
    completeMultiPartUpload: (body, transmit) =>
      answerOf((through) => http.POST("/files/completemultipartupload", { body, ...through }), transmit),
    getFileByInternalId: (id, transmit) =>
      answerOf((through) => http.GET("/files/{id}", { params: { path: { id } }, ...through }), transmit),
    byIdsFiles: (body, transmit) =>
      answerOf((through) => http.POST("/files/byids", { body, ...through }), transmit),
    advancedListFiles: (body, transmit) =>
      answerOf((through) => http.POST("/files/list", { body, ...through }), transmit),
    downloadLinks: (query, body, transmit) =>
      answerOf(
        (through) => http.POST("/files/downloadlink", { params: { query }, body, ...through }),
        transmit,
      ),
    deleteFiles: (body, transmit) =>
      answerOf((through) => http.POST("/files/delete", { body, ...through }), transmit),
  };
}
