import { isWhole } from "./remote-store.js";
import "../../../packages/uploader/test/e2e/faults-for-good.test.js";
import "../../../packages/uploader/test/e2e/faults-of-the-store.test.js";

// Connection faults between uploader and emulator hardly affect the store behind it, and the uploader's own
// suite tests them, so `npm test` skips them here.
if (isWhole) {
  await import("../../../packages/uploader/test/e2e/faults-of-the-line.test.js");
  await import("../../../packages/uploader/test/e2e/abort.test.js");
  await import("../../../packages/uploader/test/e2e/targets.test.js");
  await import("../../../packages/uploader/test/e2e/upload-file.test.js");
  await import("../../../packages/uploader/test/e2e/upload-many.test.js");
}
