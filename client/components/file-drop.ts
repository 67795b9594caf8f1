// Takes a file that is dropped onto an element, or anywhere on the page, so that the browser does not open it instead.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FileDropOptions {
  /** Where files may be dropped; asked when the host is connected. */
  readonly onto: () => EventTarget;
  /** False: somebody else takes what is dropped. */
  readonly isOpen: () => boolean;
  readonly take: (files: readonly File[]) => void;
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export class FileDrop implements ReactiveController {
  /** True while a file is held over it. */
  over = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: FileDropOptions;
  #left = new AbortController();

  constructor(host: ReactiveControllerHost, options: FileDropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#left = new AbortController();
    const target = this.#options.onto();
    const listen = (type: string, listener: (event: DragEvent) => void) =>
      target.addEventListener(type, (event) => listener(event as DragEvent), { signal: this.#left.signal });
    listen('dragover', (event) => this.#drag(event, true));
    listen('dragleave', (event) => {
      // From one thing inside to another is not out of it.
      const inside =
        target instanceof Node ? target.contains(event.relatedTarget as Node | null) : event.relatedTarget;
      if (!inside) this.#drag(event, false);
    });
    listen('drop', (event) => this.#drop(event));
  }

  hostDisconnected(): void {
    this.#left.abort();
  }

  #drag(event: DragEvent, over: boolean): void {
    if (!bringsFiles(event) || event.defaultPrevented || !this.#options.isOpen()) return;
    event.preventDefault();
    this.#show(over);
  }

  #drop(event: DragEvent): void {
    if (!bringsFiles(event) || event.defaultPrevented || !this.#options.isOpen()) return;
    event.preventDefault();
    this.#show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.#options.take(files);
  }

  #show(over: boolean): void {
    if (this.over === over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
