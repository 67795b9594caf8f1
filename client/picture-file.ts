// What somebody pastes, drops or picks becomes a picture that a board takes: told by its bytes, tried by the browser,
// and drawn smaller where it has more than 2 MB.

import { mayMove, mostPictureBytes, pictureTypeOf, type PictureType } from '../shared/picture.ts';
import { PictureRefusal } from './session.ts';

export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const noPicture = 'This file is no picture that the browser can read. PNG, JPEG, WebP and GIF work.';
const moving = 'A moving picture of more than 2 MB cannot be made smaller here. Make it smaller first.';
const tooLarge = 'This picture has more than 2 MB and could not be made small enough. Make it smaller first.';

/** More is not even read: decoded it would not fit into the memory of a phone. */
const mostFileBytes = 50 * 1024 * 1024;
const longestSide = 4096;
const leastSide = 64;
const quality = 0.9;

/** Rejects with a PictureRefusal. */
export async function readPictureFile(file: Blob): Promise<PictureFile> {
  if (file.size > mostFileBytes)
    throw new PictureRefusal('This file has more than 50 MB. Make it smaller first.');
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => refuseWith(noPicture)));
  const type = pictureTypeOf(bytes);
  const image = await createImageBitmap(file).catch(() => refuseWith(noPicture));
  try {
    const { width, height } = image;
    if (type && bytes.length <= mostPictureBytes) return { bytes, type, width, height };
    if (type && mayMove(bytes, type)) throw new PictureRefusal(moving);
    return await drawnAnew(image);
  } finally {
    image.close();
  }
}

function refuseWith(sentence: string): never {
  throw new PictureRefusal(sentence);
}

/** The picture in a kind of file that the board takes, as large as it may be. */
async function drawnAnew(image: ImageBitmap): Promise<PictureFile> {
  const longest = Math.max(image.width, image.height);
  let side = Math.min(longest, longestSide);
  do {
    const scale = side / longest;
    const width = Math.max(1, Math.round(image.width * scale));
    const height = Math.max(1, Math.round(image.height * scale));
    for (const type of ['image/webp', 'image/jpeg'] as const) {
      const bytes = await encoded(image, width, height, type);
      // A browser that does not write this kind of file writes another one.
      if (bytes && pictureTypeOf(bytes) === type && bytes.length <= mostPictureBytes)
        return { bytes, type, width, height };
    }
    side *= 0.75;
  } while (side >= leastSide);
  throw new PictureRefusal(tooLarge);
}

async function encoded(
  image: ImageBitmap,
  width: number,
  height: number,
  type: 'image/webp' | 'image/jpeg',
): Promise<Uint8Array | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  if (type === 'image/jpeg') {
    // It has no transparency; what shines through would turn black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
