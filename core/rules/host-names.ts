/** Suffix of the hosts at which Google Translate serves other sites. */
export const TRANSLATE_HOST_SUFFIX = '.translate.goog';

/** Return the names of a listed host: `t.me` and `www.t.me`. People type `www.` before deeper hosts too. */
export function hostNames(host: string): string[] {
  return [host, `www.${host}`];
}

/** Remove `www.`, which no host of a rule begins with. */
export function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice('www.'.length) : host;
}

/** Remove the trailing dot, which `URL.hostname` keeps: the fully qualified name is the same site. */
export function withoutDot(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

/** Return a host of a rule without its `*.`. */
export function domainOf(host: string): string {
  return host.startsWith('*.') ? host.slice('*.'.length) : host;
}

/** Return true if a host is a subdomain of another, neither with `*.`. */
export function isBelow(host: string, above: string): boolean {
  return host.endsWith(`.${above}`);
}

/** Return the domains above a host, from its parent on: `b.c` and `c` for `a.b.c`. */
export function domainsAbove(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, at) => labels.slice(at + 1).join('.'));
}

/**
 * Return a typed host as rules write hosts: in lower case, without `www.` and the trailing dot, of another alphabet in
 * Punycode (https://url.spec.whatwg.org/#host-parsing). `*.` before it stays. What is no host is returned as it is.
 */
export function canonicalHost(typed: string): string {
  const [, wildcard = '', name = ''] = /^\s*(\*\.)?([^\s/\\:@?#%]+)\s*$/.exec(typed) ?? [];
  try {
    return wildcard + withoutWww(withoutDot(new URL(`https://${name}`).hostname));
  } catch {
    return typed;
  }
}

/** Return true if Google Translate serves another site at a host. */
export function isTranslateHost(host: string): boolean {
  return host.endsWith(TRANSLATE_HOST_SUFFIX);
}

/**
 * Decode the host that a translate.goog host serves: `-` stands for a dot, `--` for a hyphen.
 * @param host lower-case host name that ends in `.translate.goog`
 */
export function hostBehindTranslate(host: string): string {
  return host
    .slice(0, -TRANSLATE_HOST_SUFFIX.length)
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-');
}

/** Encode a host as its translate.goog host; the inverse of {@link hostBehindTranslate}. */
export function translateHostOf(host: string): string {
  return host.replaceAll('-', '--').replaceAll('.', '-') + TRANSLATE_HOST_SUFFIX;
}
