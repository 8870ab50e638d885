import { completionCommand } from "../commands/completion-command.js";
import { DOCTOR_COMMAND } from "../commands/doctor-command.js";
import { EMULATOR_COMMAND } from "../commands/emulator-command.js";
import { CLEAN_COMMAND, LIST_COMMAND, RESUME_COMMAND, STATUS_COMMAND } from "../commands/journal-commands.js";
import { PLAN_COMMAND } from "../commands/plan-command.js";
import { UPLOAD_COMMAND } from "../commands/upload-command.js";
import type { CommandSpec } from "./command-spec.js";

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
  completionCommand(() => COMMANDS),
]);
