import { createHash } from 'node:crypto';
import { canonicalBytes, canonicalText } from '@baraza/contracts';
import { commandSubject } from '../engine/vault-engine.ts';
import type { Vault } from '../vault.port.ts';
import { replaceAt } from './json-pointers.ts';

export interface CommandToHash {
  readonly commandId: string;
  /** As it came; fields that are undefined count as absent. */
  readonly body: unknown;
  /** JSON pointers of the body's personal fields; `*` stands for every item of an array. */
  readonly personal: readonly string[];
  /**
   * Whose secret a field's commitment is made with. Default: the command's own, which is destroyed with any value the
   * command brought, whoever is erased.
   */
  subjectOf?(pointer: string): string | undefined;
}

/**
 * What tells a command sent again from another one under the same id: base64url SHA-256 of its canonical body, in which
 * personal fields are their commitments.
 * @throws PersonErased where a field's subject has been erased
 * @throws NotCanonical for a body that is no JSON
 */
export async function commandHash(vault: Vault, command: CommandToHash): Promise<string> {
  const body: unknown = command.body === undefined ? null : JSON.parse(JSON.stringify(command.body));
  const found = new Map<string, unknown>();
  for (const pattern of command.personal) {
    replaceAt(body, pattern, ({ pointer, value }) => {
      found.set(pointer, value);
      return value;
    });
  }
  const own = commandSubject(command.commandId);
  const commitments = new Map<string, string>();
  await Promise.all(
    [...found].map(async ([pointer, value]) => {
      const subject = command.subjectOf?.(pointer) ?? own;
      // The text "7" and the number 7 are two bodies.
      const [field, text] = typeof value === 'string' ? [pointer, value] : [`${pointer} json`, canonicalText(value)];
      commitments.set(pointer, await vault.commit(subject, command.commandId, field, text));
    }),
  );
  let hashed = body;
  for (const [pointer, commitment] of commitments) hashed = replaceAt(hashed, pointer, () => ({ commitment }));
  return createHash('sha256').update(canonicalBytes(hashed)).digest('base64url');
}
