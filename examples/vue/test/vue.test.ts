import vue from "@vitejs/plugin-vue";
import { drivesUploads } from "../../web/test/framework-page.js";

drivesUploads({ what: "Vue", root: new URL("../", import.meta.url), plugins: [vue()] });
