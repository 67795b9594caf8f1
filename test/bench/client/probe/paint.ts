// When something is on the screen: a message posted from an animation frame is delivered after that frame is painted.

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => {
  for (const run of waiting.splice(0)) run();
});
channel.port1.start();

/** Runs after the frame whose callback calls this is painted. */
export function afterPaint(run: () => void): void {
  waiting.push(run);
  channel.port2.postMessage(0);
}

/** Settles with the wall time of the first painted frame in which `isThere` holds, or with null after `patienceMs`. */
export function whenPainted(isThere: () => boolean, patienceMs: number): Promise<number | null> {
  const start = performance.now();
  return new Promise((settle) => {
    const look = () => {
      if (isThere()) afterPaint(() => settle(Date.now()));
      else if (performance.now() - start > patienceMs) settle(null);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
