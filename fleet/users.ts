import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './schema.ts';

/** User of an embedded engine: the owner, or a user of users.xml with exactly its rights. */
export type EngineUser = 'owner' | 'dezhurny_writer' | 'dezhurny_reader';

const owner = `<default><no_password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
  <access_management>1</access_management></default>`;

/**
 * Write the configuration of an embedded engine: users.xml as on servers, but without passwords. The session of an
 * embedded engine is always of the user `default`, so `user` is renamed to it.
 * @param folder for the files @returns path of the configuration file
 */
export function writeConfig(folder: string, user: EngineUser): string {
  const given = readFileSync(fileOf('users.xml'), 'utf8')
    .replace(/<password_sha256_hex[^>]*>/g, '<no_password/>')
    .replace('<profiles>', '<quotas><default/></quotas><profiles><default/>');
  const users =
    user === 'owner' ? given.replace('<users>', `<users>${owner}`) : given.replaceAll(`${user}>`, 'default>');
  const file = join(folder, 'engine.xml');
  writeFileSync(join(folder, 'engine-users.xml'), users);
  const path = join(folder, 'engine-users.xml');
  writeFileSync(
    file,
    `<clickhouse><logger><level>none</level></logger><users_config>${path}</users_config></clickhouse>`,
  );
  return file;
}
