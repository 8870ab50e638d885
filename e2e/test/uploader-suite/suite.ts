import { isWhole } from "./remote-store.js";
import "../../../packages/uploader/test/e2e/faults-for-good.test.js";
import "../../../packages/uploader/test/e2e/faults-of-the-store.test.js";

// What breaks between uploader and emulator the store behind it hardly sees: its own suite has all of that, so `npm test` leaves it out here.
if (isWhole) {
  await import("../../../packages/uploader/test/e2e/faults-of-the-line.test.js");
  await import("../../../packages/uploader/test/e2e/abort.test.js");
  await import("../../../packages/uploader/test/e2e/targets.test.js");
  await import("../../../packages/uploader/test/e2e/upload-file.test.js");
  await import("../../../packages/uploader/test/e2e/upload-many.test.js");
}
