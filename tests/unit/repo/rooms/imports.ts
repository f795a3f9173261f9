import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** One import in a source file. `target` is a path from the root of the repository, or the name of a package. */
export interface Import {
  file: string;
  target: string;
  isPackage: boolean;
}

/** List the source files as paths from the root with forward slashes, without dot folders and packages. */
export function sourceFiles(): string[] {
  const outside = (path: string) => path === 'node_modules' || /^\.(?!\.?$)/.test(path);
  return globSync('**/*.{ts,tsx,mjs}', { exclude: outside })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/**
 * List the imports of a file: import declarations, type imports, re-exports, `import()` and `import('…')` in types.
 * @throws if the argument of `import()` is not a string literal, because its target is unknown
 */
export function importsOf(file: string): Import[] {
  return specifiers(file, readFileSync(file, 'utf8')).map((name) => {
    const isPackage = !name.startsWith('.');
    return { file, isPackage, target: isPackage ? name : posix.join(posix.dirname(file), name.replace(/\?.*$/, '')) };
  });
}

function specifiers(file: string, source: string): string[] {
  const { program, module } = parseSync(file, source);
  const found = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) found.push(moduleRequest.value);
  }
  const literal = (node: Node): string => {
    if (node.type !== 'Literal' || typeof node.value !== 'string')
      throw new Error(`${file}: import() of an expression`);
    return node.value;
  };
  new Visitor({
    ImportExpression: ({ source }) => void found.push(literal(source)),
    TSImportType: ({ source }) => void found.push(literal(source)),
  }).visit(program);
  return found;
}
