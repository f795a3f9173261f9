// npm run fleet: run the regional database engine on this machine. See docs/region.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clusterSchema, fileOf } from '../fleet/schema.ts';

const usage = `npm run fleet -- demo       завести движок, отправить суммы за день 500 компьютеров, показать, что пришло, и всё остановить
npm run fleet -- simulate   просчитать учебный год 100 000 компьютеров и измерить хранение
npm run fleet -- serve      движок и шлюз одной школы; см. docs/region.md
npm run fleet -- cluster    пересобрать fleet/sql/cluster.sql

  --folder ПАПКА, --host АДРЕС, --port ПОРТ   serve: где данные и где слушать

Shows a region at work; computes its load; serves one school; generates the SQL of a cluster.
`;

const options = {
  folder: { type: 'string', default: 'fleet-data' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4318' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Run a command. @returns the exit code */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, ...more] = positionals;
  if (values.help || more.length > 0) return help();
  if (command === 'serve') return (await import('../fleet/commands/serve.ts')).serve(values);
  if (command === 'demo') return (await import('../fleet/commands/demo.ts')).demo();
  if (command === 'simulate') return (await import('../fleet/commands/simulate.ts')).simulate();
  if (command !== 'cluster') return help();
  writeFileSync(fileOf('sql/cluster.sql'), clusterSchema());
  return 0;
}

function help(): number {
  process.stderr.write(usage);
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? help() : 1;
}
