/** Where a web server finds what it serves. */
interface Place {
  /** `server` of kit.json: its host, its port and the path of the folder. */
  server: string;
  /** Folder of the kit's packages on the web server. */
  folder: string;
}

/** The folder that the files name; an administrator with another one changes it in one place. */
const FOLDER = '/srv/dezhurny/www';

/**
 * Return configurations of web servers by path in the kit. Each serves the folder under the path of `server`, with the media
 * types that browsers ask of packages (https://developer.chrome.com/docs/extensions/how-to/distribute/host-on-linux) and
 * without a long cache, so that a new version is seen at the next check.
 * @param server `server` of kit.json
 */
export function webServerFiles(server: string): Record<string, string> {
  const place = { server, folder: FOLDER };
  return {
    'server/nginx.conf': nginx(place),
    'server/Caddyfile': caddy(place),
    'server/web.config': iis(),
    'server/dezhurny-kit.service': systemdUnit(place),
  };
}

/** https://nginx.org/en/docs/http/ngx_http_core_module.html#types */
function nginx({ server, folder }: Place): string {
  const { protocol, hostname, port, pathname } = new URL(server);
  const isSecure = protocol === 'https:';
  const number = port || (isSecure ? '443' : '80');
  const certificate = `
    ssl_certificate     /etc/ssl/dezhurny/cert.pem;  # сертификат этого узла
    ssl_certificate_key /etc/ssl/dezhurny/key.pem;
`;
  return `# nginx: положите в /etc/nginx/conf.d/ или sites-enabled, файлы комплекта — в ${folder}
server {
    listen ${number}${isSecure ? ' ssl' : ''};
    server_name ${hostname};
${isSecure ? certificate : ''}
    location ${pathname} {
        alias ${folder}/;
        limit_except GET { deny all; }
        types {
            application/x-chrome-extension crx;
            application/x-xpinstall        xpi;
            application/xml                xml;
            application/json               json;
        }
        add_header Cache-Control no-cache always;
        add_header X-Content-Type-Options nosniff always;
    }
}
`;
}

/** https://caddyserver.com/docs/caddyfile/directives/file_server */
function caddy({ server, folder }: Place): string {
  const { origin, pathname } = new URL(server);
  return `# Caddy: сертификат берёт и продлевает сам, если узел виден из интернета; иначе добавьте строку «tls файл-сертификата файл-ключа»
${origin} {
	handle_path ${pathname}* {
		root * ${folder}
		@crx path *.crx
		header @crx Content-Type application/x-chrome-extension
		@xpi path *.xpi
		header @xpi Content-Type application/x-xpinstall
		@other not method GET HEAD
		respond @other 405
		header Cache-Control no-cache
		header X-Content-Type-Options nosniff
		file_server
	}
}
`;
}

/** https://learn.microsoft.com/iis/configuration/system.webserver/staticcontent/mimemap */
function iis(): string {
  const types = [
    ['.crx', 'application/x-chrome-extension'],
    ['.xpi', 'application/x-xpinstall'],
    ['.json', 'application/json'],
  ];
  const map = types.map(
    ([ending, type]) => `      <remove fileExtension="${ending}" />
      <mimeMap fileExtension="${ending}" mimeType="${type}" />`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- IIS: положите этот файл в папку с файлами комплекта -->
<configuration>
  <system.webServer>
    <staticContent>
${map.join('\n')}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <add name="X-Content-Type-Options" value="nosniff" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`;
}

/**
 * A unit that runs the kit's server. The dynamic user cannot read the key, systemd hands it over
 * (https://www.freedesktop.org/software/systemd/man/systemd.exec.html#LoadCredential=ID:PATH).
 */
function systemdUnit({ server }: Place): string {
  const { protocol, port } = new URL(server);
  const isSecure = protocol === 'https:';
  const number = port || (isSecure ? '443' : '80');
  const files = isSecure ? ' --cert %d/cert.pem --tls-key %d/key.pem' : '';
  const credentials = `# Обновлённый сертификат читается после systemctl restart dezhurny-kit
LoadCredential=cert.pem:/etc/ssl/dezhurny/cert.pem
LoadCredential=key.pem:/etc/ssl/dezhurny/key.pem
`;
  return `# systemd 250 и новее: положите в /etc/systemd/system/, поправьте пути, затем systemctl enable --now dezhurny-kit
[Unit]
Description=Dezhurny: packages and updates of the kit
After=network-online.target
Wants=network-online.target

[Service]
# Папка, в которой собирают комплект, с установленными пакетами
WorkingDirectory=/srv/dezhurny/maker
ExecStart=/usr/bin/env node scripts/launch.mjs kit serve --port ${number}${files}
${isSecure ? credentials : ''}DynamicUser=yes
AmbientCapabilities=CAP_NET_BIND_SERVICE
ProtectSystem=strict
ProtectHome=yes
NoNewPrivileges=yes
Restart=on-failure

[Install]
WantedBy=multi-user.target
`;
}
