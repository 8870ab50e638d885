export {
  type ManualClock,
  manualClock,
  passUntil,
  settle,
} from "../../../core/test/support/manual-clock.js";
