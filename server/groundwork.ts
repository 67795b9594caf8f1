// The entry of the `groundwork` command: hands the words after its name to run.ts and leaves with its exit code.

import { run } from './command/run.ts';

// `groundwork export LINK | head`: whoever reads may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await run(process.argv.slice(2), process.env);
