// nginx as a store of parts: a PUT is stored as a file (WebDAV), everything else goes to the control server.

/**
 * @param {{ folder: string, port: number, control: number, tls: { cert: string, key: string } | undefined }}
 *   options
 * @returns {string}
 */
export function nginxConfig({ folder, port, control, tls }) {
  const secure =
    tls === undefined
      ? ""
      : `ssl_certificate ${tls.cert}; ssl_certificate_key ${tls.key}; ssl_protocols TLSv1.2 TLSv1.3;`;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/temporary/${kind};`,
  );
  return `daemon off;
worker_processes auto;
pid ${folder}/pid;
error_log ${folder}/error.log crit;
events { worker_connections 1024; }
http {
  ${temporary.join(" ")}
  # One file per request: parts with the same path (repeats, or with different queries) do not overwrite each other.
  log_format bench escape=json '{"kind":"$kind","end":$msec,"took":$request_time,"status":$status,"bytes":"$content_length","connection":"$connection","file":"$connection-$connection_requests","request":"$request"}';
  access_log ${folder}/access.log bench;
  map "$request_method:$arg_comp" $kind {
    default operation;
    "~^PUT:(?!blocklist)" data;
  }
  client_max_body_size 0;
  client_body_buffer_size 1m;
  keepalive_requests 1000000;
  server {
    listen 127.0.0.1:${port}${tls === undefined ? "" : " ssl"};
    ${secure}
    root ${folder}/kept;
    location / {
      error_page 418 = @operation;
      if ($kind = operation) { return 418; }
      rewrite ^ /$connection-$connection_requests break;
      dav_methods PUT;
      add_header ETag '"$connection-$connection_requests"';
      add_header x-ms-request-id 1;
      add_header x-ms-version 2025-01-05;
    }
    location @operation {
      proxy_pass http://127.0.0.1:${control};
      proxy_http_version 1.1;
    }
  }
}
`;
}
