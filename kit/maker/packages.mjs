// Plain JavaScript for whatever Node is on the machine (20 or newer) and no packages: scripts/launch.mjs uses it before
// there are any.

/** Commands that need only `dependencies` of package.json: neither browsers, a test runner nor a database. */
export const commandsOfKit = ['kit', 'hash', 'class-code', 'match', 'verify'];

/**
 * Return what `npm ci` needs to install the packages that a kit is made with: `dependencies` of package.json and what
 * they depend on, at the versions of package-lock.json. `npm ci --omit=dev` would also install the optional peers, which
 * are twice as large.
 * @param {any} project contents of package.json
 * @param {any} lock contents of package-lock.json
 * @returns {{ project: any, lock: any }} the same two files with those packages only
 */
export function kitPackages({ name, version, dependencies }, lock) {
  const names = Object.keys(dependencies);
  const required = closure(lock.packages, names, requiredNames);
  const all = closure(lock.packages, names, (entry) => [...requiredNames(entry), ...optionalNames(entry)]);
  const entries = [...all].sort().map((path) => [path, entryOf(lock.packages[path], !required.has(path))]);
  const root = { name, version, dependencies };
  return {
    project: { ...root, private: true },
    lock: { ...lock, packages: { '': root, ...Object.fromEntries(entries) } },
  };
}

/**
 * Return true if packages are installed at the versions of a lock; those for another system may be missing.
 * @param {any} installed npm's own `node_modules/.package-lock.json`
 * @param {any} lock
 */
export function isInstalled(installed, lock) {
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed.packages[path]?.version === version || (optional && !installed.packages[path]),
  );
}

/** Paths of the packages that names lead to. */
function closure(packages, names, namesOf) {
  const kept = new Set();
  const visit = (path) => {
    if (path === undefined || kept.has(path)) return;
    kept.add(path);
    for (const name of namesOf(packages[path])) visit(resolved(packages, path, name));
  };
  for (const name of names) visit(`node_modules/${name}`);
  return kept;
}

/** Dependencies, and the peers that have to be there. */
function requiredNames({ dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies ?? {}), ...peers].filter((name) => !optionalDependencies?.[name]);
}

/** A native part for each system. */
function optionalNames({ optionalDependencies }) {
  return Object.keys(optionalDependencies ?? {});
}

/** As Node resolves a name: in the folder of the package, then in those above. */
function resolved(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

/** The flags of the lock are those of the larger tree. */
function entryOf({ dev: _dev, devOptional: _devOptional, peer: _peer, optional: _optional, ...entry }, isOptional) {
  return isOptional ? { ...entry, optional: true } : entry;
}
