// `pnpm build`: builds every workspace, and notes what was built from what for `npm run upload`.
import { buildAll } from "./steps/build.mjs";
import { fail } from "./steps/say.mjs";

buildAll().catch(fail);
