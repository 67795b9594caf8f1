// The import's worker: the job (see import-job.ts) away from the page, so that no file makes it stand still.

import { ImportJob } from './import-job.ts';
import type { ImportRequest } from './import-message.ts';

const job = new ImportJob((answer) => postMessage(answer));
// Only the page that started this worker can reach it.
addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => job.take(data));
postMessage({ type: 'ready' });
