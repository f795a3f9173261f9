import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJsonSchema } from '../core/journal-file.ts';
import { timetableJsonSchema } from '../core/timetable-file.ts';
import { kitJsonSchema } from './kit/config.ts';
import { withFields } from './schema/fields.ts';

/** `npm run schema`: writes the published JSON Schemas and the tables of docs/data.md from the schemas in core/. */
const schemas = { timetable: timetableJsonSchema(), journal: exportJsonSchema(), kit: kitJsonSchema() };

mkdirSync('docs/schema', { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(`docs/schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}

const data = 'docs/data.md';
writeFileSync(data, withFields(readFileSync(data, 'utf8')));
