import { mkdirSync, writeFileSync } from 'node:fs';
import { exportJsonSchema } from '../core/export.ts';
import { timetableJsonSchema } from '../core/timetable-file.ts';

/** `npm run schema`: writes the published JSON Schemas from the schemas in core/. */
const schemas = { timetable: timetableJsonSchema(), journal: exportJsonSchema() };

mkdirSync('docs/schema', { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(`docs/schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
