// The probe as one script that a page can run before anything else.

import { build, type Rolldown } from 'vite';

let script: Promise<string> | undefined;

export const probeScript = (): Promise<string> => (script ??= bundled());

async function bundled(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: `${import.meta.dirname}/probe/probe.ts`, formats: ['iife'], name: 'probe' },
    },
  })) as Rolldown.RolldownOutput[];
  const [code] = built.flatMap(({ output }) => output.flatMap((one) => ('code' in one ? one.code : [])));
  if (code === undefined) throw new Error('the probe was not built');
  return code;
}
