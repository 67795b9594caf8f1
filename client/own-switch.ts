// Something that each person switches for themselves, kept in this browser and told in all of its tabs. It is on unless
// somebody has switched it off.

export class OwnSwitch {
  readonly #place: string;
  readonly #listeners = new Set<() => void>();
  /** Where nothing can be kept, the choice holds as long as the page. */
  #here: boolean | undefined;

  /** `place`: the name under which the browser keeps it. */
  constructor(place: string) {
    this.#place = place;
  }

  get on(): boolean {
    if (this.#here !== undefined) return this.#here;
    try {
      return localStorage.getItem(this.#place) !== 'off';
    } catch {
      return true;
    }
  }

  set(on: boolean): void {
    try {
      if (on) localStorage.removeItem(this.#place);
      else localStorage.setItem(this.#place, 'off');
      this.#here = undefined;
    } catch {
      this.#here = on;
    }
    this.tell();
  }

  /** Calls all who listen, as when it is switched. */
  tell(): void {
    for (const listener of Array.from(this.#listeners)) listener();
  }

  /** For `Follow`: tells when it was switched, in this tab or in another. */
  subscribe(listener: () => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === this.#place || key === null) listener();
    };
    this.#listeners.add(listener);
    addEventListener('storage', onStorage);
    return () => {
      this.#listeners.delete(listener);
      removeEventListener('storage', onStorage);
    };
  }
}
