import type { OperationId } from "@cdf-multipart/spec";
import {
  type Validator,
  validateAdvancedListFilesBody,
  validateByIdsFilesBody,
  validateCompleteMultiPartUploadBody,
  validateDeleteFilesBody,
  validateDownloadLinksBody,
  validateDownloadLinksQuery,
  validateGetMultiPartUploadLinkBody,
  validateGetMultiPartUploadLinkQuery,
  validateInitFileUploadBody,
  validateInitFileUploadQuery,
  validateInitMultiPartUploadBody,
  validateInitMultiPartUploadQuery,
} from "@cdf-multipart/spec/validators";

/** What checks the two halves of a request. */
interface RequestValidators {
  readonly body?: Validator<unknown>;
  readonly query?: Validator<unknown>;
}

/** The generated validators of each operation. */
export const VALIDATORS: Readonly<Record<OperationId, RequestValidators>> = {
  initFileUpload: { body: validateInitFileUploadBody, query: validateInitFileUploadQuery },
  initMultiPartUpload: { body: validateInitMultiPartUploadBody, query: validateInitMultiPartUploadQuery },
  getMultiPartUploadLink: {
    body: validateGetMultiPartUploadLinkBody,
    query: validateGetMultiPartUploadLinkQuery,
  },
  completeMultiPartUpload: { body: validateCompleteMultiPartUploadBody },
  getFileByInternalId: {},
  byIdsFiles: { body: validateByIdsFilesBody },
  advancedListFiles: { body: validateAdvancedListFilesBody },
  downloadLinks: { body: validateDownloadLinksBody, query: validateDownloadLinksQuery },
  deleteFiles: { body: validateDeleteFilesBody },
};
