import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf } from './schema.ts';

/** Who an embedded engine works as: its owner, or one of the users of users.xml with exactly their rights. */
export type EngineUser = 'owner' | 'dezhurny_writer' | 'dezhurny_reader';

const owner = `<default><no_password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
  <access_management>1</access_management></default>`;

/**
 * Writes the configuration of an embedded engine: users.xml as it is given to servers, but without passwords, for an
 * embedded engine has no other users. It has one session, always of the user `default`, who here is `user`.
 * @returns the file to start the engine with
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
