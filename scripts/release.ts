// npm run release -- X.Y.Z: make a release, a commit and a tag, not pushed. See CONTRIBUTING.md.
import { parseArgs } from 'node:util';
import { makeReleaseFiles } from '../kit/release/files.ts';
import { makeFilesOfHead, makeRelease } from '../kit/release/release.ts';

const usage = `npm run release -- X.Y.Z             make release-output/, the commit "release: X.Y.Z" and the tag vX.Y.Z
npm run release -- X.Y.Z --dry-run   make release-output/ only
npm run release -- --files           make release-output/ of the version that HEAD has
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  files: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [version, ...more] = positionals;
  if (values.help || more.length > 0 || (version === undefined) !== values.files) return help();
  const say = (line: string): void => console.log(line);
  const order = { root: process.cwd(), say, makeFiles: makeReleaseFiles };
  if (version === undefined) await makeFilesOfHead(order);
  else {
    const day = new Date().toISOString().slice(0, 10);
    await makeRelease({ ...order, version, day, dryRun: values['dry-run'] });
  }
  return 0;
}

function help(): number {
  process.stderr.write(usage);
  return 2;
}

// A signal ends the process by its `exit` event, which removes the temporary checkout.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

try {
  process.exitCode = await run();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) process.exitCode = help();
  else {
    console.error(`${message}\nNo release was made: version, changelog, commits and tags are as before.`);
    process.exitCode = 1;
  }
}
