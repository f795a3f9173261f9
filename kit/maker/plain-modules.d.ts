declare module '*/maker/packages.mjs' {
  interface Lock {
    packages: Record<string, { version?: string; optional?: boolean }>;
  }

  export function kitPackages(project: object, lock: object): { project: { devDependencies?: object }; lock: Lock };

  export function isInstalled(installed: object, lock: Lock): boolean;
}

declare module '*/maker/bundle.mjs' {
  import type { Plugin } from 'vite';

  export function bundle(command: string, file: string, plugins?: readonly Plugin[]): Promise<void>;
}
