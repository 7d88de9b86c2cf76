import { TextList } from './text-list-field.ts';

/** What shows that something was done, as an optional part of a body: files, by the digest of their bytes. */
export function FileDigests(): PropertyDecorator {
  return TextList({
    max: 64,
    min: 64,
    items: { max: 20 },
    example: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    description: 'Files that show it, by the SHA-256 of their bytes in lower-case hex',
  });
}

/** And addresses on the web. */
export function WebLinks(): PropertyDecorator {
  return TextList({
    max: 500,
    items: { max: 20 },
    example: 'https://example.org',
    description: 'Addresses that show it',
  });
}
