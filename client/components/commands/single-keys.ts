// Whether single letters, figures and signs do something here: chosen by each person, kept in this browser. Whoever
// speaks to the computer, or rests a hand on the keys, switches them off.

const place = 'groundwork:single-keys';
const listeners = new Set<() => void>();
/** Where nothing can be kept, the choice holds as long as the page. */
let here: boolean | undefined;

export function singleKeysOn(): boolean {
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(place);
    else localStorage.setItem(place, 'off');
    here = undefined;
  } catch {
    here = on;
  }
  for (const listener of Array.from(listeners)) listener();
}

/** For `Follow`: tells when they were switched, in this tab or in another. */
export const singleKeys = {
  subscribe(listener: () => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === place || key === null) listener();
    };
    listeners.add(listener);
    addEventListener('storage', onStorage);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', onStorage);
    };
  },
};
