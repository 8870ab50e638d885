// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.

/**
 * Each operation by its operationId: method, path below the project, names of its query parameters, whether it
 * takes a JSON body, and the documented statuses of success and of failure (`5XX` is any of them).
 */
export const OPERATIONS = {
  initFileUpload: {"method":"post","path":"/files","query":["overwrite"],"body":true,"success":[201],"errors":["400","401","403","409","429","5XX"]},
  initMultiPartUpload: {"method":"post","path":"/files/initmultipartupload","query":["overwrite","parts"],"body":true,"success":[201],"errors":["400","401","403","409","429","5XX"]},
  getMultiPartUploadLink: {"method":"post","path":"/files/multiuploadlink","query":["parts"],"body":true,"success":[201],"errors":["400","401","403","429","5XX"]},
  completeMultiPartUpload: {"method":"post","path":"/files/completemultipartupload","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  getFileByInternalId: {"method":"get","path":"/files/{id}","query":[],"body":false,"success":[200],"errors":["400","401","403","429","5XX"]},
  byIdsFiles: {"method":"post","path":"/files/byids","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  advancedListFiles: {"method":"post","path":"/files/list","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  downloadLinks: {"method":"post","path":"/files/downloadlink","query":["extendedExpiration"],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  deleteFiles: {"method":"post","path":"/files/delete","query":[],"body":true,"success":[200],"errors":["400","401","403","409","429","5XX"]},
  getUploadLink: {"method":"post","path":"/files/uploadlink","query":[],"body":true,"success":[200,201],"errors":["400","401","403","429","5XX"]},
  updateFiles: {"method":"post","path":"/files/update","query":[],"body":true,"success":[200],"errors":["400","401","403","409","429","5XX"]},
  searchFiles: {"method":"post","path":"/files/search","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  aggregateFiles: {"method":"post","path":"/files/aggregate","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  applyNodeAndEdges: {"method":"post","path":"/models/instances","query":[],"body":true,"success":[200],"errors":["400","401","403","409","429","5XX"]},
  byExternalIdsInstances: {"method":"post","path":"/models/instances/byids","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
  deleteInstances: {"method":"post","path":"/models/instances/delete","query":[],"body":true,"success":[200],"errors":["400","401","403","429","5XX"]},
} as const;

/** Of each operation its method and its path below the project, apart from the rest: all that it takes to send one. */
export const ROUTES = {
  initFileUpload: "POST /files",
  initMultiPartUpload: "POST /files/initmultipartupload",
  getMultiPartUploadLink: "POST /files/multiuploadlink",
  completeMultiPartUpload: "POST /files/completemultipartupload",
  getFileByInternalId: "GET /files/{id}",
  byIdsFiles: "POST /files/byids",
  advancedListFiles: "POST /files/list",
  downloadLinks: "POST /files/downloadlink",
  deleteFiles: "POST /files/delete",
  getUploadLink: "POST /files/uploadlink",
  updateFiles: "POST /files/update",
  searchFiles: "POST /files/search",
  aggregateFiles: "POST /files/aggregate",
  applyNodeAndEdges: "POST /models/instances",
  byExternalIdsInstances: "POST /models/instances/byids",
  deleteInstances: "POST /models/instances/delete",
} as const;

/** The name of an operation. */
export type OperationId = keyof typeof OPERATIONS;

/**
 * The operations that may be sent again after an answer was lost: GET, and what says `x-repeat: always`. Any other one is
 * sent again only when it certainly was not carried out.
 */
export const REPEATABLE: readonly OperationId[] = [
  "getMultiPartUploadLink",
  "getFileByInternalId",
  "byIdsFiles",
  "advancedListFiles",
  "downloadLinks",
  "getUploadLink",
  "updateFiles",
  "searchFiles",
  "aggregateFiles",
  "applyNodeAndEdges",
  "byExternalIdsInstances",
  "deleteInstances",
];

/** Bytes of a successful answer that a client must be able to read, where `x-answer-max-bytes` says that it may be large. */
export const ANSWER_MAX_BYTES: { readonly [Id in OperationId]?: number } = {
  byIdsFiles: 33554432,
  advancedListFiles: 33554432,
  updateFiles: 33554432,
  searchFiles: 33554432,
  byExternalIdsInstances: 134217728,
};
