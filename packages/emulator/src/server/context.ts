import type { FaultBook } from "../faults/fault-book.js";
import type { MovableClock } from "../ground/clock.js";
import type { CorsSwitch } from "../http/cors-setting.js";
import type { JournalWriter } from "../journal/journal.js";
import type { DeviceGrants } from "../oauth/device-grants.js";
import type { RefreshTokens, Tokens } from "../oauth/tokens.js";
import type { Settings } from "../settings/settings.js";
import type { UrlSigner } from "../signing/signed-url.js";
import type { Folders } from "../state/folders.js";
import type { EmulatorState } from "../state/state.js";
import type { Expiry } from "../stores/expiry.js";
import type { Store } from "../stores/store.js";
import type { Throttle } from "./throttle.js";

/** All components of one running emulator. Every request handler receives it. */
export interface EmulatorContext {
  readonly settings: Settings;
  readonly clock: MovableClock;
  readonly state: EmulatorState;
  readonly folders: Folders;
  readonly store: Store;
  readonly signer: UrlSigner;
  readonly tokens: Tokens;
  readonly devices: DeviceGrants;
  readonly refreshTokens: RefreshTokens;
  readonly throttle: Throttle;
  readonly cors: CorsSwitch;
  /** Uploads whose parts are being assembled now. */
  readonly completing: Set<string>;
  readonly expiry: Expiry;
  readonly faults: FaultBook;
  readonly journal: JournalWriter;
  /** Aborts when the emulator closes, and ends all timers and waits. */
  readonly lifetime: AbortSignal;
}
