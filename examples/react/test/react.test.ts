import { drivesUploads } from "../../web/test/framework-page.js";

drivesUploads({ what: "React", root: new URL("../", import.meta.url) });
