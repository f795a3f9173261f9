// A separate process for the embedded engine, so that it can be stopped, killed and started again.
// Started by engine.ts: the folder of the data, then the configuration.
import { Session } from 'chdb';
import type { EngineCall, EngineReply } from './engine.ts';

const [folder = '', config = ''] = process.argv.slice(2);
const session = new Session(folder, { connectionArgs: [`--config-file=${config}`] });

process.on('message', async (question: EngineCall) => {
  try {
    tell({ id: question.id, answer: await answer(question) });
  } catch (error) {
    tell({ id: question.id, error: error instanceof Error ? error.message : String(error) });
  }
});

// Ctrl+C reaches every process of a terminal. The parent decides when this one ends.
process.on('SIGINT', () => {});

// The parent process is gone; no request will come.
process.on('disconnect', () => {
  session.close();
  process.exit();
});

tell({ id: 0, answer: 'ready' });

async function answer(question: EngineCall): Promise<string> {
  if (question.table === undefined) return session.query(question.sql, 'JSONEachRow');
  const { table, rows } = question;
  await session.insert({ table, values: Buffer.from(rows), format: 'JSONEachRow' });
  return '';
}

/** A closed channel is not a failure: `disconnect` follows. */
function tell(told: EngineReply): void {
  process.send?.(told, undefined, undefined, () => {});
}
