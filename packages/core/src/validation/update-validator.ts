/** The validator of `updateFiles`, in a script of its own: few requests of it are wrong. */
export { validateUpdateFilesBody } from "@cdf-multipart/spec/validators/apart";
