// Puts beside each text of a finished build the same text compressed, so that the relay has nothing to compress while
// people wait for it.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { builtFiles } from './built-files.ts';

const isText = /\.(?:js|css|html|svg|webmanifest)$/;

const ways = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Comes after every plugin that still writes into the build. */
export function compressed(): Plugin {
  return {
    name: 'groundwork-compressed',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) throw new Error('the page is built into no folder');
        const texts = (await builtFiles(dir)).filter(({ name }) => isText.test(name));
        await Promise.all(
          texts.flatMap(({ name, bytes }) =>
            Object.entries(ways).map(async ([ending, compress]) => {
              const small = await compress(bytes);
              // What does not shrink is sent as it is.
              if (small.length < bytes.length) await writeFile(join(dir, `${name}.${ending}`), small);
            }),
          ),
        );
      },
    },
  };
}
