import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** Key and certificate in PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

let made: Promise<KeyPair> | undefined;

/** Return a certificate of `localhost` that this process trusts. There is one: a changed trust misses open connections. */
export function localCertificate(): Promise<KeyPair> {
  made ??= makeCertificate();
  return made;
}

async function makeCertificate(): Promise<KeyPair> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return { key, cert };
}
