import { createFilesClient } from "@cdf-multipart/core";
import { createApp } from "vue";
import { connection } from "../../web/src/connection.js";
import UploadList from "./upload-list.vue";

createApp(UploadList, { client: createFilesClient(connection()) }).mount("#app");
