// npm run kit: build, serve and check the files that an administrator deploys. See docs/install.md.
import { parseArgs } from 'node:util';
import { KitProblem } from '../kit/problem.ts';

const usage = `npm run kit -- --config kit.json     собрать комплект в .output/kit (без --config — с вопросами)
npm run kit -- rollback              откат: код прежнего комплекта под большей версией
npm run kit -- serve                 раздавать его расширение и обновления: --port 8640, --host, --cert и --tls-key (PEM)
npm run kit -- check                 проверить политики браузеров на этом компьютере; --line — одной строкой, чтобы собрать со многих
                                     0 — всё на месте, 1 — нет, 2 — браузеров нет, 4 — комплекта нет
npm run kit -- selftest              протокол проверки этого компьютера для печати; коды как у check

  --out ПАПКА    другая папка комплекта
  --key ФАЙЛ     другой ключ подписи (PEM)
  --root ПАПКА   check: корень другой системы (образа)

Makes, serves and checks what an administrator deploys: kit.json is described by docs/schema/kit.schema.json.
`;

const options = {
  config: { type: 'string' },
  out: { type: 'string', default: '.output/kit' },
  key: { type: 'string' },
  port: { type: 'string', default: '8640' },
  host: { type: 'string' },
  cert: { type: 'string' },
  'tls-key': { type: 'string' },
  root: { type: 'string', default: '/' },
  line: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Run a command. @returns the exit code; `undefined` while the server runs */
async function run(): Promise<number | undefined> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command = 'make', ...more] = positionals;
  if (values.help || more.length > 0) return help();
  if (command === 'make') return (await import('../kit/command-make.ts')).make(values);
  if (command === 'rollback') return (await import('../kit/command-rollback.ts')).rollback(values);
  if (command === 'serve') return (await import('../kit/command-serve.ts')).serve(values);
  if (command === 'check') return (await import('../kit/command-check.ts')).check(values);
  if (command === 'selftest') return (await import('../kit/command-selftest.ts')).selftest(values);
  return help();
}

function help(): number {
  process.stderr.write(usage);
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof KitProblem) process.stderr.write(`${error.lines.join('\n')}\n`);
  else if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) help();
  else process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof KitProblem ? 1 : 2;
}
