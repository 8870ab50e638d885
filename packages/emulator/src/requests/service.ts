import type { FaultBook } from "../faults/fault-book.js";
import type { MovableClock } from "../ground/clock.js";
import type { CorsSwitch } from "../http/cors-setting.js";
import type { Journal } from "../journal/journal.js";
import type { DeviceGrants } from "../oauth/device-grants.js";
import type { RefreshTokens, Tokens } from "../oauth/tokens.js";
import type { Settings } from "../settings/settings.js";
import type { EmulatorState } from "../state/state.js";
import type { Store } from "../stores/store.js";

/** The components of one running emulator. Every handler of a request names those that it takes. */
export interface Service {
  readonly settings: Settings;
  readonly clock: MovableClock;
  readonly state: EmulatorState;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly devices: DeviceGrants;
  readonly refreshTokens: RefreshTokens;
  readonly cors: CorsSwitch;
  /** Uploads whose parts are being assembled now. */
  readonly completing: Set<string>;
  readonly faults: FaultBook;
  readonly journal: Pick<Journal, "all" | "waitFor" | "clear">;
  /** Aborts when the emulator closes, and ends all timers and waits. */
  readonly lifetime: AbortSignal;
}
