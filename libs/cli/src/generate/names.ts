/** A word of the glossary in the forms that code needs: `service-request`, `serviceRequest`, `ServiceRequest`. */
export interface Name {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  /** In a sentence: `service request`. */
  readonly words: string;
  /** As the last part of a path: `service-requests`. */
  readonly plural: string;
  /** With its article: `a service request`. */
  readonly one: string;
}

export function nameOf(kebab: string): Name {
  const parts = kebab.split('-');
  const pascal = parts.map((part) => part[0]!.toUpperCase() + part.slice(1)).join('');
  const words = parts.join(' ');
  return {
    kebab,
    camel: pascal[0]!.toLowerCase() + pascal.slice(1),
    pascal,
    words,
    plural: pluralOf(kebab),
    one: `${/^[aeiou]/.test(kebab) ? 'an' : 'a'} ${words}`,
  };
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** `SeatRoleChanged` as a value's name: `seatRoleChanged`. */
export function valueOf(pascal: string): string {
  return pascal[0]!.toLowerCase() + pascal.slice(1);
}

/** A sentence begins with a capital. */
export function sentence(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
