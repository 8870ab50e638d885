import type { CommandSpec } from "../options/command-spec.js";
import { completionCommand } from "./completion-command.js";
import { DOCTOR_COMMAND } from "./doctor-command.js";
import { EMULATOR_COMMAND } from "./emulator-command.js";
import { FLEET_COMMAND } from "./fleet-command.js";
import { CLEAN_COMMAND, LIST_COMMAND, RESUME_COMMAND, STATUS_COMMAND } from "./journal-commands.js";
import { PLAN_COMMAND } from "./plan-command.js";
import { UPLOAD_COMMAND } from "./upload-command.js";

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = Object.freeze([
  UPLOAD_COMMAND,
  PLAN_COMMAND,
  STATUS_COMMAND,
  RESUME_COMMAND,
  CLEAN_COMMAND,
  LIST_COMMAND,
  DOCTOR_COMMAND,
  EMULATOR_COMMAND,
  FLEET_COMMAND,
  completionCommand(() => COMMANDS),
]);
