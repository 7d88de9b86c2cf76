/** Crockford's base 32: without I, L, O and U, which are mistaken for others, or make words. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 signs of 5 bits. */
const BITS = 80n;

/**
 * The code of a certificate, made of an id of its own. A UUID of version 5 is as good as chance to whoever does not know
 * what it was made of: 80 bits cannot be guessed.
 */
export function certificateCodeOf(id: string): string {
  const hex = id.replaceAll('-', '');
  // The version and the variant are the same in every UUID: they are left out.
  const digits = hex.slice(0, 12) + hex.slice(13, 16) + hex.slice(17);
  let rest = BigInt(`0x${digits}`) & ((1n << BITS) - 1n);
  let code = '';
  for (let index = 0; index < 16; index += 1) {
    code = SIGNS[Number(rest & 31n)]! + code;
    rest >>= 5n;
  }
  return grouped(code);
}

/** As somebody may have typed it: in small letters, without the hyphens, with an O for a nought. */
export function readCertificateCode(typed: string): string {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return grouped(signs);
}

const grouped = (signs: string): string => signs.match(/.{1,4}/g)?.join('-') ?? '';
