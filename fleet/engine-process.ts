// Process of the embedded engine (chdb), separate so that it can be stopped, killed and restarted.
// engine.ts starts it. Arguments: the data folder, then the configuration file.
import { Session } from 'chdb';
import type { EngineCall, EngineReply } from './engine.ts';

const [folder = '', config = ''] = process.argv.slice(2);
const session = new Session(folder, { connectionArgs: [`--config-file=${config}`] });

process.on('message', async (call: EngineCall) => {
  try {
    tell({ id: call.id, answer: await answer(call) });
  } catch (error) {
    tell({ id: call.id, error: error instanceof Error ? error.message : String(error) });
  }
});

// Ctrl+C signals every process of the terminal; the parent stops this one.
process.on('SIGINT', () => {});

// The parent process has ended.
process.on('disconnect', () => {
  session.close();
  process.exit();
});

tell({ id: 0, answer: 'ready' });

async function answer(call: EngineCall): Promise<string> {
  if (call.table === undefined) return session.query(call.sql, 'JSONEachRow');
  const { table, rows } = call;
  await session.insert({ table, values: Buffer.from(rows), format: 'JSONEachRow' });
  return '';
}

/** Send a reply. A closed channel is not an error: `disconnect` follows. */
function tell(reply: EngineReply): void {
  process.send?.(reply, undefined, undefined, () => {});
}
