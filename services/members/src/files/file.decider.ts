import type { DecidedAs, fileDestroyed, fileReceived } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { fileRules } from './file.rules.ts';
import type { FileState } from './file.state.ts';

export interface ReceiveFile {
  readonly id: string;
  readonly organisation: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  /** The persons it is about: whose erasure destroys the key. */
  readonly about: readonly string[];
}
export interface ReceptionFacts {
  /** The unit in which the organisation stands; undefined where it is not known. */
  readonly unit: string | undefined;
  /** Where the locked bytes lie, and the key that opens them. */
  readonly locked: string;
  readonly lockedSize: number;
  readonly key: string;
}

/** The key goes to the vault as a document about the file itself, too: so that the file alone can be destroyed. */
export function receive(
  state: FileState,
  command: ReceiveFile,
  facts: ReceptionFacts,
  given: Deciding,
): readonly DecidedAs<typeof fileReceived>[] {
  if (state.status !== 'none') throw fileRules.broken('received-once', { pointer: '/id' });
  const { unit, locked, lockedSize, key } = facts;
  if (unit === undefined) throw fileRules.broken('organisation-unknown', { pointer: '/organisation' });
  const { id, organisation, sha256, size, mediaType, about } = command;
  return [
    {
      type: 'members.FileReceived',
      data: {
        organisation,
        unit,
        sha256,
        size,
        mediaType,
        locked,
        lockedSize,
        key: { subject: given.id('key'), value: key, about: [id, ...about] },
      },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(organisation), unitTag(unit)),
    },
  ];
}

/** Nothing where it has been destroyed already. @throws Rejection `file.unknown` */
export function destroy(
  state: FileState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof fileDestroyed>[] {
  if (state.status === 'none') throw fileRules.broken('unknown');
  if (state.status === 'destroyed') return [];
  const { organisation, unit, sha256 } = state;
  return [
    {
      type: 'members.FileDestroyed',
      data: { organisation, unit, sha256, ground },
      effectiveOn: given.effectiveOn,
      tags: tags(orgTag(organisation), unitTag(unit)),
      ground,
    },
  ];
}
