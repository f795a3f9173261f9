import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withPolicyTable } from '../kit/policy-schema/table.ts';
import { withFields } from '../kit/schema/fields.ts';
import { jsonFiles, xmlFiles } from '../kit/schema/files.ts';
import { withPermittedHosts } from '../kit/schema/permitted-hosts.ts';
import { defaultPermitted } from '../rules/index.ts';

/**
 * `npm run schema`: write every file generated from the schemas in core/: the published JSON Schemas, the managed schema,
 * the administrative templates, samples, and the tables of docs/data.md, docs/policy.md and docs/administrator.md.
 */
const json = jsonFiles();
for (const [file, value] of Object.entries(json)) write(file, JSON.stringify(value, null, 2));
for (const [file, text] of Object.entries(xmlFiles())) write(file, text);
rewrite('docs/data.md', withFields);
rewrite('docs/policy.md', withPolicyTable);
rewrite('docs/administrator.md', (document) => withPermittedHosts(document, defaultPermitted));
process.exitCode = spawnSync('biome', ['format', '--write', ...Object.keys(json)], { stdio: 'inherit' }).status ?? 1;

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function rewrite(file: string, change: (document: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
