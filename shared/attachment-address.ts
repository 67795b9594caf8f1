// Addresses that people paste to attach them to an item: what passes for one, and what it may be called. Only http and
// https: any other scheme could run something in the page.

const longest = 4000;
const shape = /^https?:\/\/[^\s/?#\\@]+(?:[/?#]\S*)?$/i;
const bare = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/iu;

// Invisible characters and marks that turn the direction of writing make an address look like another one.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const deceiving = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** The address, made whole where its scheme was left out; undefined when it is none that may be followed. */
export function attachmentAddress(pasted: string): string | undefined {
  const text = pasted.trim();
  const address = bare.test(text) ? `https://${text}` : text;
  return shape.test(address) && !deceiving.test(address) && address.length <= longest ? address : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What a link may be called: the last part of its path in words, else its host. */
export function titleOfAddress(address: string): string {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(address) ?? [];
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const words = decoded(last)
    .replace(/\.(?:html?|php|aspx?)$/i, '')
    .replace(/[-_+\s]+/g, ' ')
    .trim();
  const title = /[\p{L}]/u.test(words) ? words : host.replace(/^www\./i, '');
  return title || address;
}
