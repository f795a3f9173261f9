declare module '*/packages.mjs' {
  interface Lock {
    packages: Record<string, { version?: string; optional?: boolean }>;
  }

  export const commandsOfKit: readonly string[];

  export function kitPackages(project: object, lock: object): { project: { devDependencies?: object }; lock: Lock };

  export function isInstalled(installed: object, lock: Lock): boolean;
}

declare module '*/bundle.mjs' {
  import type { Plugin } from 'vite';

  export function bundle(command: string, file: string, plugins?: readonly Plugin[]): Promise<void>;
}
