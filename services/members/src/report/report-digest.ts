import { createHash } from 'node:crypto';
import { type PublishedReport, reportBytes } from '@baraza/contracts';

/** SHA-256 of all that a report says, in hexadecimal. */
export function reportDigest(says: PublishedReport): string {
  return createHash('sha256').update(reportBytes(says)).digest('hex');
}
