import { exportJsonSchema } from '../../core/export/file-schema.ts';
import { policyJsonSchema } from '../../core/policy/policy.ts';
import { timetableJsonSchema } from '../../core/timetable/timetable-file.ts';
import { kitJsonSchema } from '../config.ts';
import { adml, admx } from '../policy-schema/admx.ts';
import { managedSchema } from '../policy-schema/managed-schema.ts';
import { chromiumPolicy, firefoxPolicy, samplePolicy } from '../policy-schema/samples.ts';

/** Placeholder in samples for the id of a signed package. */
export const sampleId = 'abcdefghijklmnopabcdefghijklmnop';
const firefoxId = 'dezhurny@lyceum.example';

/** Return the JSON files generated from the schemas in core/, by path. */
export function jsonFiles(): Record<string, object> {
  return {
    'docs/schema/timetable.schema.json': timetableJsonSchema(),
    'docs/schema/journal.schema.json': exportJsonSchema(),
    'docs/schema/policy.schema.json': policyJsonSchema(),
    'docs/schema/kit.schema.json': kitJsonSchema(),
    'public/policy.json': managedSchema(),
    'docs/policy/chromium.json': chromiumPolicy(sampleId, samplePolicy),
    'docs/policy/policies.json': firefoxPolicy(firefoxId, samplePolicy),
  };
}

/** Return the administrative templates generated from the same schemas, by path. */
export function xmlFiles(): Record<string, string> {
  return {
    'docs/policy/dezhurny.admx': admx({ id: sampleId, firefoxId }),
    'docs/policy/ru-RU/dezhurny.adml': adml('ru'),
    'docs/policy/en-US/dezhurny.adml': adml('en'),
  };
}
