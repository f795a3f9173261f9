// npm run fleet: the region's engine on this machine. See docs/region.md.
import { writeFileSync } from 'node:fs';
import { clusterSchema, fileOf } from '../fleet/schema.ts';

const usage = `npm run fleet -- demo       завести движок, отправить записи 500 компьютеров, показать, что пришло, и всё остановить
npm run fleet -- simulate   просчитать учебный год 100 000 компьютеров и измерить хранение
npm run fleet -- serve      движок и шлюз одной школы; см. docs/region.md
npm run fleet -- cluster    пересобрать fleet/sql/cluster.sql

Shows a region at work; computes its load; serves one school; generates the SQL of a cluster.
`;

/** Run a command; `serve` parses its own options. @returns the exit code */
async function run([command, ...more]: string[]): Promise<number> {
  if (command === 'serve') return (await import('../fleet/commands/serve.ts')).serve(more);
  if (more.length > 0 || !command) return help();
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
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
