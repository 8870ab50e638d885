import type { Clock } from "../ground/clock.js";
import type { Settings } from "../settings/settings.js";
import type { UrlSigner } from "../signing/signed-url.js";
import type { Folders } from "../state/folders.js";
import type { EmulatorState } from "../state/state.js";

/** The components that stores use. Every function of a store names those that it takes. */
export interface StoreParts {
  readonly settings: Pick<
    Settings,
    "store" | "etag" | "uploadUrlLifetime" | "relativeUrls" | "uploadedDelay" | "log"
  >;
  readonly clock: Clock;
  readonly state: EmulatorState;
  readonly folders: Folders;
  readonly signer: UrlSigner;
  /** Uploads whose parts are being assembled now. */
  readonly completing: ReadonlySet<string>;
}
