import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** Key and certificate in PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

/** Make a self-signed certificate of a host. */
export async function makeCertificate(host: string): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  return { key: made.private, cert: made.cert };
}

let trusted: Promise<KeyPair> | undefined;

/** Return a certificate of `localhost` that this process trusts. There is one: a changed trust misses open connections. */
export function trustedCertificate(): Promise<KeyPair> {
  trusted ??= makeCertificate('localhost').then((made) => {
    setDefaultCACertificates([...getCACertificates('default'), made.cert]);
    return made;
  });
  return trusted;
}
