import type { Validator } from "@cdf-multipart/spec/validators";
import {
  validateApplyNodeAndEdgesBody,
  validateByExternalIdsInstancesBody,
  validateDeleteInstancesBody,
  validateGetUploadLinkBody,
} from "@cdf-multipart/spec/validators/apart";
import type { NodeOperation } from "../types/node.js";

/** The validators of the requests about nodes. */
export const NODE_VALIDATORS: Readonly<Record<NodeOperation, Validator<unknown>>> = {
  applyNodeAndEdges: validateApplyNodeAndEdgesBody,
  byExternalIdsInstances: validateByExternalIdsInstancesBody,
  deleteInstances: validateDeleteInstancesBody,
  getUploadLink: validateGetUploadLinkBody,
};
