// Amazon S3: the multipart operations that lib-storage and rclone call. The parts themselves are data
// requests.
const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** @type {import("./dialect.js").Dialect} */
export const answerS3 = ({ method, url, origin }) => {
  if (!/^\/bucket(\/|$)/.test(url.pathname)) return undefined;
  const key = url.pathname.slice("/bucket/".length);
  const names = `<Bucket>bucket</Bucket><Key>${key}</Key>`;
  if (method === "POST" && url.searchParams.has("uploads")) {
    const id = "<UploadId>upload-1</UploadId>";
    return {
      status: 200,
      xml: `<InitiateMultipartUploadResult ${xmlns}>${names}${id}</InitiateMultipartUploadResult>`,
    };
  }
  if (method === "POST" && url.searchParams.has("uploadId")) {
    const tail = `<Location>${origin}${url.pathname}</Location>${names}<ETag>"whole-1"</ETag>`;
    return {
      status: 200,
      xml: `<CompleteMultipartUploadResult ${xmlns}>${tail}</CompleteMultipartUploadResult>`,
    };
  }
  if (method === "DELETE") return { status: 204 };
  // rclone checks whether the object exists before it sends, and lists nothing else.
  if (method === "HEAD") return { status: key === "" ? 200 : 404 };
  if (method === "GET")
    return { status: 200, xml: `<ListBucketResult ${xmlns}><KeyCount>0</KeyCount></ListBucketResult>` };
  return undefined;
};
