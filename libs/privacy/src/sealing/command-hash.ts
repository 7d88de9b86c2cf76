import { createHash } from 'node:crypto';
import { canonicalBytes, canonicalText } from '@baraza/contracts';
import { commandSubject } from '../engine/sealed-values.ts';
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
  const commitments = await vault.commitAll(
    [...found].map(([pointer, value]) => {
      const subject = command.subjectOf?.(pointer) ?? own;
      const context = command.commandId;
      // The text "7" and the number 7 are two bodies.
      if (typeof value === 'string') return { subject, context, field: pointer, value };
      return { subject, context, field: `${pointer} json`, value: canonicalText(value) };
    }),
  );
  const committed = new Map([...found.keys()].map((pointer, index) => [pointer, { commitment: commitments[index]! }]));
  let hashed = body;
  for (const pattern of command.personal) {
    hashed = replaceAt(hashed, pattern, ({ pointer }) => committed.get(pointer));
  }
  return createHash('sha256').update(canonicalBytes(hashed)).digest('base64url');
}
