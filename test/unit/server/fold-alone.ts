// A process that folds once and stops nothing: it must end by itself. Built beside its worker, as the relay is.

import * as Y from 'yjs';
import { startFolding, WorkerFolding } from '../../../server/folding/worker-folding.ts';

const doc = new Y.Doc();
doc.getText('text').insert(0, 'alone');
const folding = startFolding();
const { bytes } = await folding.fold({
  snapshot: undefined,
  rows: [{ sequence: 1, bytes: Y.encodeStateAsUpdate(doc) }],
});
console.log(folding instanceof WorkerFolding, Buffer.from(bytes).includes('alone'));
