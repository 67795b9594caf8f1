// A process that folds one board and dies by kill -9 on the way: `node fold-entry.js FOLDER BOARD STEP`, where the step
// is `before`, `after`, or so many microseconds into the write.

import { startFolding, WorkerFolding } from '../../server/folding/worker-folding.ts';
import { LmdbStore } from '../../server/store/lmdb-store.ts';
import type { BoardId } from '../../shared/ids.ts';

const [folder = '', board = '', step = ''] = process.argv.slice(2);
const id = board as BoardId;
const die = () => process.kill(process.pid, 'SIGKILL');

const store = new LmdbStore(folder);
const { snapshot, rows, head } = await store.load(id);
const folding = startFolding();
if (!(folding instanceof WorkerFolding)) throw new Error('the worker is not beside');
const { bytes, summary } = await folding.fold({ snapshot: snapshot?.bytes, rows });
if (step === 'before') die();
const written = store.replace(id, { sequence: head, bytes, summary }, snapshot?.sequence ?? 0);
if (step === 'after') {
  await written;
  die();
}
const until = performance.now() + Number(step) / 1000;
const wait = () => {
  if (performance.now() < until) setImmediate(wait);
  else die();
};
wait();
