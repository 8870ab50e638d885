// `pnpm build`: builds every workspace, and records the hash of the sources for `npm run upload`.
import { buildAll } from "./steps/build.mjs";
import { fail } from "./steps/say.mjs";

buildAll().catch(fail);
