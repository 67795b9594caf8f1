// Tasks of 50 ms and more, as the browser itself counts them.

export interface LongTask {
  readonly start: number;
  readonly length: number;
}

export class LongTasks {
  readonly all: LongTask[] = [];

  constructor() {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        this.all.push({ start: startTime, length: duration });
    }).observe({ type: 'longtask', buffered: true });
  }
}
