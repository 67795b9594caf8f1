// Pictures of an item: added by file, paste and drop, made smaller, opened large, renamed, taken off; those that have
// not arrived say so; nothing that was typed is lost.

import { ContextProvider } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readPictureFile } from '../../../client/picture-file.ts';
import { PictureRefusal } from '../../../client/session.ts';
import type { GwPictures } from '../../../client/components/gw-pictures.ts';
import '../../../client/components/gw-pictures.ts';
import { PictureIntake } from '../../../client/components/picture-intake.ts';
import { sessionContext } from '../../../client/contexts.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addPicture, removePicture, renamePicture } from '../../../shared/board/mutate-picture.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { hashOfPicture, mostPictureBytes, pictureTypeOf } from '../../../shared/picture.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

/** Stands for the item panel: a field to paste into, and the pictures. */
@customElement('test-panel')
class TestPanel extends LitElement {
  @property({ attribute: false }) item!: ItemId;
  @query('gw-pictures') pictures!: GwPictures | null;

  constructor() {
    super();
    this.addController(new PictureIntake(this, () => this.pictures));
  }

  override render() {
    return html`<textarea aria-label="Description"></textarea><gw-pictures .item=${this.item}></gw-pictures>`;
  }
}

/** A drawing of this size; `noise` makes it one that no file can make small. */
async function drawing(
  width: number,
  height: number,
  { colour = '#1f5c46', noise = false, type = 'image/png', name = 'image.png' } = {},
): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#f2a35e';
  context.fillRect(width / 8, height / 6, width / 2, height / 10);
  context.fillRect(width / 8, height / 2, (width * 3) / 4, height / 12);
  if (noise) {
    const pixels = context.getImageData(0, 0, width, height);
    for (let i = 0; i < pixels.data.length; i += 1) if (i % 4 < 3) pixels.data[i] = Math.random() * 256;
    context.putImageData(pixels, 0, 0);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  if (!blob) throw new Error('no picture');
  return new File([blob], name, { type: blob.type });
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

const itemOn = (on: Desk) => addItem(on.store.board, on.act(), { kind: 'bug', title: 'Total is off' });
const picturesOn = (on: Desk, item: ItemId) => on.store.item(item)?.pictures ?? [];
const titlesOn = (on: Desk, item: ItemId) => picturesOn(on, item).map(({ title }) => title);

async function show(on: Desk, item: ItemId): Promise<TestPanel> {
  const main = document.createElement('main');
  // oxlint-disable-next-line no-new -- it listens on the element
  new ContextProvider(main, { context: sessionContext, initialValue: on.session });
  main.addEventListener('gw-ask-who', (event) => (event.answer = Promise.resolve(false)));
  const panel = document.createElement('test-panel') as TestPanel;
  panel.item = item;
  main.append(panel);
  document.body.append(main);
  await settled();
  return panel;
}

/** A picture that somebody else put on the item; its bytes are not here. */
async function elsewhere(on: Desk, item: ItemId, file: File, title: string): Promise<Uint8Array> {
  const { bytes, type, width, height } = await readPictureFile(file);
  const hash = hashOfPicture(bytes);
  addPicture(on.store.board, on.act(), item, { hash, title, type, width, height, bytes: bytes.length });
  await settled();
  return bytes;
}

const dataOf = (files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer => {
  const data = new DataTransfer();
  for (const [type, words] of Object.entries(texts)) data.setData(type, words);
  for (const file of files) data.items.add(file);
  return data;
};
const paste = (onto: Element, data: DataTransfer): boolean =>
  onto.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
  );
const drag = (type: string, onto: Element, data: DataTransfer): boolean =>
  onto.dispatchEvent(
    new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
  );

/** What stands in the place of pictures. */
const notes = () =>
  all('gw-picture').flatMap((picture) => all('p', picture).map(({ textContent }) => textContent?.trim()));

/** The small picture by its title. */
const small = (title: string) => named<HTMLButtonElement>('button.open', title);
const shownIn = (root: ParentNode) => all<HTMLImageElement>('img', root).filter(({ complete }) => complete);
const drawn = (root: ParentNode) => expect.poll(() => shownIn(root)[0]?.naturalWidth ?? 0);

async function openLarge(title: string): Promise<HTMLDialogElement> {
  small(title).click();
  await settled();
  return one<HTMLDialogElement>('dialog[open]');
}

describe('adding a picture', () => {
  it('takes a chosen file with its name as title, keeps its bytes, and shows it', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    await show(here, item);
    const file = await drawing(320, 200, { name: 'Receipt of order 4711.png' });
    await userEvent.upload(one<HTMLInputElement>('input[type=file]'), file);
    await expect.poll(() => titlesOn(here, item)).toEqual(['Receipt of order 4711']);
    expect(picturesOn(here, item)[0]).toEqual({
      hash: hashOfPicture(await bytesOf(file)),
      title: 'Receipt of order 4711',
      type: 'image/png',
      width: 320,
      height: 200,
      bytes: file.size,
    });
    await drawn(small('Receipt')).toBe(320);
    expect(small('Receipt').textContent).toContain('320 × 200 · ');
    // Undo takes it off, as one step.
    here.session.history.undo();
    await settled();
    expect(all('button.open')).toEqual([]);
    here.session.history.redo();
    await settled();
    await drawn(small('Receipt')).toBe(320);
  });

  it('takes a pasted picture wherever in the item it is pasted, and leaves pasted text alone', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    const panel = await show(here, item);
    const field = one('textarea', panel);
    const heard = vi.fn();
    field.addEventListener('paste', heard);
    const shot = await drawing(64, 40);
    expect(paste(field, dataOf([shot], { 'text/html': '<img src="x">' }))).toBe(false);
    await expect.poll(() => titlesOn(here, item)).toEqual(['Picture 1']);
    expect(heard).not.toHaveBeenCalled();
    // A spreadsheet brings its cells as text and as a picture: the text is meant.
    expect(paste(field, dataOf([await drawing(65, 40)], { 'text/plain': '17 €' }))).toBe(true);
    expect(paste(field, dataOf([], { 'text/plain': 'words' }))).toBe(true);
    expect(paste(field, dataOf([new File(['x'], 'notes.pdf', { type: 'application/pdf' })]))).toBe(true);
    expect(heard).toHaveBeenCalledTimes(3);
    expect(titlesOn(here, item)).toEqual(['Picture 1']);
  });

  it('takes what is dropped, shows where it will go, and never lets a file take the page away', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    const panel = await show(here, item);
    const data = dataOf([
      await drawing(50, 40, { name: 'a.png' }),
      new File(['%PDF-1.7'], 'b.pdf', { type: 'application/pdf' }),
      await drawing(60, 40, { name: 'c.png' }),
    ]);
    const field = one('textarea', panel);
    expect(drag('dragover', field, data)).toBe(false);
    await settled();
    expect(one('gw-pictures').matches('[dropping]')).toBe(true);
    await expectAccessible();
    drag('dragleave', field, data);
    expect(one<GwPictures>('gw-pictures').dropping).toBe(false);
    expect(drag('drop', field, data)).toBe(false);
    await expect.poll(() => titlesOn(here, item)).toEqual(['a', 'c']);
    await expect.poll(() => all('.refusal').length).toBe(1);
    expect(one('.refusal').textContent?.trim()).toMatch(/^b\.pdf: This file is no picture/);
    // A card that is dragged, or selected words, are none of its business.
    expect(drag('dragover', field, dataOf([], { 'text/plain': 'x' }))).toBe(true);
    expect(drag('drop', field, dataOf([], { 'text/plain': 'x' }))).toBe(true);
  });

  it('says why one is not added: twice the same, no picture, nobody said who they are', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    const panel = await show(here, item);
    const file = await drawing(40, 40);
    const pictures = panel.pictures!;
    await pictures.take([file]);
    await pictures.take([file]);
    await settled();
    expect(one('.refusal').textContent?.trim()).toBe('This picture is on the item already.');
    const disguised = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'x.png', { type: 'image/png' });
    await pictures.take([disguised]);
    await settled();
    expect(one('.refusal').textContent).toContain('no picture that the browser can read');
    await expectAccessible();
    const other = await drawing(41, 40);
    await pictures.take([other]);
    expect(all('.refusal')).toEqual([]);
    expect(picturesOn(here, item)).toHaveLength(2);

    const nobody = desk();
    const second = itemOn(nobody);
    document.body.replaceChildren();
    await (await show(nobody, second)).pictures!.take([file]);
    await settled();
    expect(one('.refusal').textContent).toContain('say who you are first');
    expect(picturesOn(nobody, second)).toEqual([]);
  });
});

describe('a file that becomes a picture', () => {
  it('stays as it is up to 2 MB', async () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
      const file = await drawing(300, 200, { type });
      const made = await readPictureFile(file);
      expect([made.type, made.width, made.height]).toEqual([type, 300, 200]);
      expect(made.bytes).toEqual(await bytesOf(file));
    }
  });

  it('is drawn smaller above 2 MB until it fits, in its own proportions', async () => {
    const file = await drawing(2400, 1600, { noise: true });
    expect(file.size).toBeGreaterThan(mostPictureBytes);
    const made = await readPictureFile(file);
    expect(made.bytes.length).toBeLessThanOrEqual(mostPictureBytes);
    expect(pictureTypeOf(made.bytes)).toBe(made.type);
    expect(made.width / made.height).toBeCloseTo(1.5, 2);
    const shown = await createImageBitmap(new Blob([made.bytes as Uint8Array<ArrayBuffer>]));
    expect([shown.width, shown.height]).toEqual([made.width, made.height]);
  });

  it('of a kind that the board does not take is written anew', async () => {
    const bmp = new Uint8Array(58);
    const view = new DataView(bmp.buffer);
    bmp.set([0x42, 0x4d]);
    for (const [at, value] of [
      [2, 58],
      [10, 54],
      [14, 40],
      [18, 1],
      [22, 1],
    ] as const)
      view.setUint32(at, value, true);
    view.setUint16(26, 1, true);
    view.setUint16(28, 24, true);
    const made = await readPictureFile(new File([bmp], 'x.bmp', { type: 'image/bmp' }));
    expect([made.width, made.height, pictureTypeOf(made.bytes)]).toEqual([1, 1, made.type]);
  });

  it('is refused in a sentence when it is none, moves and is too large, or is far too large', async () => {
    const refusal = (file: Blob) =>
      readPictureFile(file).catch((error: unknown) => {
        expect(error).toBeInstanceOf(PictureRefusal);
        return (error as PictureRefusal).message;
      });
    const png = await bytesOf(await drawing(20, 20));
    expect(await refusal(new File([], 'empty.png'))).toContain('no picture');
    expect(await refusal(new File([png.slice(0, 20)], 'cut.png'))).toContain('no picture');
    const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
      letter.charCodeAt(0),
    );
    expect((await readPictureFile(new File([gif], 'small.gif'))).type).toBe('image/gif');
    const large = new Uint8Array(mostPictureBytes + 1);
    large.set(gif);
    expect(await refusal(new File([large], 'large.gif'))).toContain('moving picture');
    const huge = new Blob([png]);
    Object.defineProperty(huge, 'size', { value: 51 * 1024 * 1024 });
    expect(await refusal(huge)).toContain('50 MB');
  });
});

describe('a picture of somebody else', () => {
  it('says that it has not arrived, and appears when it does', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    await show(here, item);
    const bytes = await elsewhere(here, item, await drawing(200, 100), 'Sketch');
    await expect.poll(() => notes().length).toBe(1);
    expect(notes()[0]).toBe('This picture has not arrived yet');
    await expectAccessible();
    await openLarge('Sketch');
    named('button', 'Download').click();
    await expect.poll(() => all('.refusal').length).toBe(1);
    await expectAccessible();
    here.pictures.arrive(bytes);
    await expect.poll(() => notes().length).toBe(0);
    await drawn(one('dialog')).toBe(200);
  });

  it('comes to the other desk with its title, and goes there when it is taken off', async () => {
    const here = desk({ name: 'Maya', seed: 1 });
    const there = desk({ name: 'Jon', seed: 2 });
    const item = itemOn(here);
    pipe(here, there);
    await show(there, item);
    await elsewhere(here, item, await drawing(20, 10), 'Sketch');
    await expect.poll(() => all('button.open').length).toBe(1);
    const dialog = await openLarge('Sketch');
    removePicture(here.store.board, here.act(), item, picturesOn(here, item)[0]!.hash);
    await settled();
    expect(dialog.open).toBe(false);
    expect(all('button.open')).toEqual([]);
  });

  it('is looked at and not changed with a view link; without pictures nothing stands there', async () => {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    await show(here, item);
    here.setReadOnly(true);
    await settled();
    expect(all('section', one('gw-pictures'))).toEqual([]);
    here.setReadOnly(false);
    await elsewhere(here, item, await drawing(20, 10), 'Sketch');
    here.setReadOnly(true);
    await settled();
    expect(all('button', one('gw-pictures')).map((button) => button.className)).toEqual(['open']);
    const dialog = await openLarge('Sketch');
    expect(one<HTMLInputElement>('input', dialog).readOnly).toBe(true);
    const words = all('button', dialog).map(
      (button) => button.getAttribute('aria-label') ?? button.textContent?.trim(),
    );
    expect(words).toEqual(['Close the picture', 'Download']);
    await expectAccessible();
    // Nothing is taken, and still no file takes the page away.
    const data = dataOf([await drawing(30, 10)]);
    expect(drag('drop', one('textarea'), data)).toBe(false);
    await settled();
    expect(picturesOn(here, item)).toHaveLength(1);
  });
});

describe('the large view', () => {
  async function withThree() {
    const here = desk({ name: 'Maya' });
    const item = itemOn(here);
    const panel = await show(here, item);
    for (const [i, name] of ['First', 'Second', 'Third'].entries())
      await panel.pictures!.take([await drawing(300 + i, 200, { name: `${name}.png` })]);
    await settled();
    return { here, item };
  }
  const field = () => one<HTMLInputElement>('dialog input');

  it('opens from the keyboard, goes on with the arrows, closes with Escape and gives the focus back', async () => {
    await withThree();
    small('First').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    const dialog = one<HTMLDialogElement>('dialog[open]');
    expect(field().value).toBe('First');
    expect(focused()).toBe(named('button', 'Close', dialog));
    await userEvent.keyboard('{ArrowRight}');
    await settled();
    expect(field().value).toBe('Second');
    await drawn(dialog).toBe(301);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await settled();
    expect(field().value).toBe('Third');
    expect(named<HTMLButtonElement>('button', 'The next picture', dialog).disabled).toBe(true);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(dialog.open).toBe(false);
    expect(focused()).toBe(small('First'));
  });

  it('renames with Enter, and keeps what was typed however the dialog is left', async () => {
    const { here, item } = await withThree();
    await openLarge('First');
    await userEvent.fill(field(), 'Total without voucher');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => titlesOn(here, item)[0]).toBe('Total without voucher');
    // Whatever renders meanwhile leaves the words alone, also a rename by somebody else.
    field().focus();
    await userEvent.fill(field(), 'Total with');
    here.setStatus({ ...here.session.status, label: 'Saving' });
    renamePicture(here.store.board, here.act(), item, picturesOn(here, item)[0]!.hash, 'Theirs');
    await settled();
    expect(field().value).toBe('Total with');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => titlesOn(here, item)[0]).toBe('Total with');
    await openLarge('Second');
    await userEvent.fill(field(), 'Typed, then next');
    named('button', 'The next picture').click();
    await expect.poll(() => titlesOn(here, item)).toEqual(['Total with', 'Typed, then next', 'Third']);
    expect(field().value).toBe('Third');
    await userEvent.fill(field(), ' ');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(one('dialog .refusal').textContent).toContain('needs a title');
    expect(titlesOn(here, item)[2]).toBe('Third');
  });

  it('takes one off, and undo brings it back', async () => {
    const { here, item } = await withThree();
    const dialog = await openLarge('Second');
    const said: string[] = [];
    document.body.addEventListener('gw-announce', ({ words }) => said.push(words), { once: true });
    named('button', 'Take it off', dialog).click();
    await settled();
    expect(titlesOn(here, item)).toEqual(['First', 'Third']);
    expect(dialog.open).toBe(false);
    expect(said).toEqual(['Picture taken off. Undo brings it back.']);
    here.session.history.undo();
    expect(titlesOn(here, item)).toEqual(['First', 'Second', 'Third']);
  });

  it('downloads the picture under its title', async () => {
    await withThree();
    const dialog = await openLarge('Second');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const link = () => click.mock.contexts[0] as HTMLAnchorElement | undefined;
    named('button', 'Download', dialog).click();
    await expect.poll(() => link()?.download).toBe('Second.png');
    expect(link()?.href).toMatch(/^blob:/);
  });

  it.each(['light', 'dark'] as const)(
    'is accessible, small and large, on a desk and on a phone: %s',
    async (theme) => {
      setTheme(theme);
      const { here, item } = await withThree();
      await elsewhere(
        here,
        item,
        await drawing(64, 64),
        'One with a title that is far too long for its place',
      );
      await expectAccessible();
      await openLarge('Second');
      await expectAccessible();
      await page.viewport(390, 844);
      await expectAccessible();
      const dialog = one('dialog[open]');
      expect(dialog.scrollWidth).toBeLessThanOrEqual(390);
      for (const button of all('button', dialog)) {
        const { height, width } = button.getBoundingClientRect();
        expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
      }
      named('button', 'Close', dialog).click();
      await settled();
      await expectAccessible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    },
  );
});
