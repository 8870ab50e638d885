import type { OperationId } from "@cdf-multipart/spec";
import type { ApiOperation } from "../api-call.js";
import { advancedListFiles } from "./advanced-list-files.js";
import { aggregateFiles } from "./aggregate-files.js";
import { applyNodeAndEdges } from "./apply-node-and-edges.js";
import { byExternalIdsInstances } from "./by-external-ids-instances.js";
import { byIdsFiles } from "./by-ids-files.js";
import { completeMultiPartUpload } from "./complete-multi-part-upload.js";
import { deleteFiles } from "./delete-files.js";
import { deleteInstances } from "./delete-instances.js";
import { downloadLinks } from "./download-links.js";
import { getFileByInternalId } from "./get-file-by-internal-id.js";
import { getMultiPartUploadLink } from "./get-multi-part-upload-link.js";
import { getUploadLink } from "./get-upload-link.js";
import { initFileUpload } from "./init-file-upload.js";
import { initMultiPartUpload } from "./init-multi-part-upload.js";
import { searchFiles } from "./search-files.js";
import { updateFiles } from "./update-files.js";

/**
 * Every operation of the spec. An operation that is new in the spec is a compile error until it is added
 * here.
 */
export const API_OPERATIONS: Readonly<Record<OperationId, ApiOperation>> = {
  advancedListFiles,
  aggregateFiles,
  applyNodeAndEdges,
  byExternalIdsInstances,
  byIdsFiles,
  completeMultiPartUpload,
  deleteFiles,
  deleteInstances,
  downloadLinks,
  getFileByInternalId,
  getMultiPartUploadLink,
  getUploadLink,
  initFileUpload,
  initMultiPartUpload,
  searchFiles,
  updateFiles,
};
