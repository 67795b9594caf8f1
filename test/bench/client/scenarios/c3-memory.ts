// C3: what an open board keeps in memory after a first visit, once the garbage is collected.

import { pause, type Bench } from '../bench.ts';

export async function memory(bench: Bench): Promise<void> {
  for (const size of bench.wishes.sizes) {
    const board = await bench.subject.board(size);
    const browser = await bench.browser();
    const visit = await browser.page();
    await visit.open(bench.subject.origin + board.firstPath);
    await pause(1500);
    for (let turn = 0; turn < 3; turn += 1) await visit.devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await visit.devtools.send('Runtime.getHeapUsage');
    const counters = await visit.devtools.send('Memory.getDOMCounters');
    const on = { size, cpu: 1 };
    bench.note({ what: 'heap', ...on, unit: 'MB' }, usedSize / 1024 / 1024);
    bench.note({ what: 'DOM nodes', ...on, unit: '' }, counters.nodes);
    bench.note({ what: 'listeners', ...on, unit: '' }, counters.jsEventListeners);
    await bench.close();
  }
}
