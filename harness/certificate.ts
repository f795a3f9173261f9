import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** Key and certificate in PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

/** Make a self-signed certificate of a host. @param name of its subject: OpenSSL takes two of one subject for the same */
export async function makeCertificate(host: string, name = host): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  return { key: made.private, cert: made.cert };
}

let trusted: Promise<[KeyPair, KeyPair]> | undefined;

/** Return a certificate of `localhost` that this process trusts. */
export async function trustedCertificate(): Promise<KeyPair> {
  return (await trustedCertificates())[0];
}

/**
 * Return a trusted certificate of `localhost`, and the one that replaces it when it is renewed. There are no more: a
 * changed trust misses open connections.
 */
export function trustedCertificates(): Promise<[current: KeyPair, renewed: KeyPair]> {
  trusted ??= Promise.all([makeCertificate('localhost'), makeCertificate('localhost', 'renewed')]).then((made) => {
    setDefaultCACertificates([...getCACertificates('default'), ...made.map(({ cert }) => cert)]);
    return made;
  });
  return trusted;
}
