const unreleased = '## [Unreleased]';

/**
 * Give the entries under Unreleased to a version, below a new, empty Unreleased. If the file has the link of Unreleased
 * (`[Unreleased]: …/compare/v1.0.0...HEAD`), it starts at the version, and the version gets its own link.
 * @param text of CHANGELOG.md in the form of https://keepachangelog.com/en/1.1.0/
 * @param version `X.Y.Z`
 * @param day ISO date
 * @throws Error if there is no Unreleased, it has no entry, or the version is there already
 */
export function nextChangelog(text: string, version: string, day: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trimEnd() === unreleased);
  if (at < 0) throw new Error(`CHANGELOG.md has no heading "${unreleased}"`);
  if (lines.some((line) => line.startsWith(`## [${version}]`))) {
    throw new Error(`CHANGELOG.md has a heading of ${version} already`);
  }
  const after = lines.slice(at + 1);
  const end = after.findIndex((line) => line.startsWith('## ') || isLink(line));
  const entries = end < 0 ? after : after.slice(0, end);
  if (!entries.some((line) => /^\s*[-*] \S/.test(line))) throw new Error('CHANGELOG.md has nothing under Unreleased');
  const heading = [unreleased, '', `## [${version}] - ${day}`];
  return [...lines.slice(0, at), ...heading, ...after.flatMap((line) => nextLinks(line, version))].join('\n');
}

const isLink = (line: string): boolean => /^\[[^\]]+\]: \S/.test(line);

function nextLinks(line: string, version: string): string[] {
  const [, compare, from] = /^\[Unreleased\]: (\S+\/compare\/)(\S+)\.\.\.HEAD$/.exec(line) ?? [];
  if (!compare) return [line];
  return [`[Unreleased]: ${compare}v${version}...HEAD`, `[${version}]: ${compare}${from}...v${version}`];
}
