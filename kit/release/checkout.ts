import { mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './tools.ts';

/**
 * Check out HEAD in a temporary folder with the packages of this one, and remove it at the end, also when the process is
 * ended. What fails in there leaves the files and the branch here as they were.
 * @param work gets the folder
 */
export async function inNewCheckout(root: string, work: (folder: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'dezhurny-release-'));
  const folder = join(parent, 'checkout');
  const packages = join(folder, 'node_modules');
  const remove = (): void => {
    process.off('exit', remove);
    // First the link: on Windows a removal of folders could follow it.
    attempt(() => unlinkSync(packages));
    rmSync(parent, { recursive: true, force: true });
    attempt(() => git(root, 'worktree', 'prune'));
  };
  process.on('exit', remove);
  try {
    git(root, 'worktree', 'add', '--quiet', '--detach', folder, 'HEAD');
    symlinkSync(join(root, 'node_modules'), packages, 'junction');
    await work(folder);
  } finally {
    remove();
  }
}

/** A removal that fails leaves only a temporary folder. */
function attempt(step: () => unknown): void {
  try {
    step();
  } catch {}
}
