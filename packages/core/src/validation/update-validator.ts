/** The validator of `updateFiles`, in a separate script, because few of its requests are invalid. */
export { validateUpdateFilesBody } from "@cdf-multipart/spec/validators/apart";
