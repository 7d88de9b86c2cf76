import type {
  DecidedAs,
  EvidenceSource,
  evidenceErased,
  evidenceSourceNamed,
  evidenceTaken,
  evidenceWithdrawn,
  protectedEvidenceDestroyed,
  protectedEvidenceErased,
  protectedEvidenceSealed,
  protectedEvidenceWithdrawn,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import type {
  EvidenceCommand,
  EvidenceSides,
  OnGround,
  TakeEvidence,
  TakeProtected,
  TakingFacts,
} from './evidence.commands.pure.ts';
import { callBack, check, decline, handOver, receive } from './evidence.custody.pure.ts';
import { evidenceRules } from './evidence.rules.ts';
import { inOrderOfDates, movedOnBy, onRecord, standing, tagsOf } from './evidence.standing.pure.ts';
import { type EvidenceState, isProtected } from './evidence.state.ts';
import { beCited, endSupport, support } from './evidence.support.pure.ts';

type Erased =
  | DecidedAs<typeof evidenceErased>
  | DecidedAs<typeof protectedEvidenceErased>
  | DecidedAs<typeof protectedEvidenceDestroyed>;

/**
 * Two events: what it is, and, sealed, who gave it. What is said of it is about its file, too: one erasure destroys both.
 * @throws Rejection `taken-once`, `unit-unknown`, `organisation-unknown`, `file-unknown`, `source-unnamed`, `source-unknown`,
 * `matter-unknown`
 */
export function take(
  state: EvidenceState,
  command: TakeEvidence,
  facts: TakingFacts,
  given: Deciding,
): readonly (DecidedAs<typeof evidenceTaken> | DecidedAs<typeof evidenceSourceNamed>)[] {
  if (state.status !== 'none') throw evidenceRules.broken('taken-once', { pointer: '/id' });
  if (!facts.unitKnown) throw evidenceRules.broken('unit-unknown', { pointer: '/unit' });
  if (!facts.organisationKnown) throw evidenceRules.broken('organisation-unknown', { pointer: '/organisation' });
  const { file } = facts;
  if (file === undefined) throw evidenceRules.broken('file-unknown', { pointer: '/file' });
  const source = sourceOf(command.source);
  if (!facts.sourceKnown) throw evidenceRules.broken('source-unknown', { pointer: '/source/id' });
  const { unit, organisation, type, shows, account, about = [] } = command;
  const supports = supportsOf(command, facts);
  const concerned = [file.file, ...about];
  const tags = tagsOf({ unit, takenBy: organisation, supports });
  const { effectiveOn } = given;
  return [
    {
      type: 'campaigns.EvidenceTaken',
      data: { unit, organisation, type, file, shows: freeText(given.id('shows'), shows, concerned), supports },
      ...{ effectiveOn, tags },
    },
    {
      type: 'campaigns.EvidenceSourceNamed',
      data: {
        source,
        ...(account === undefined ? {} : { account: freeText(given.id('account'), account, concerned) }),
      },
      ...{ effectiveOn, tags: [`unit:${unit}`] },
    },
  ];
}

/** With the batch of a day. @throws Rejection `taken-once` */
export function takeProtected(
  state: EvidenceState,
  { district, type, entry, locked, lockedSize, supports: named }: TakeProtected,
  { effectiveOn }: Deciding,
): readonly DecidedAs<typeof protectedEvidenceSealed>[] {
  if (state.status !== 'none') throw evidenceRules.broken('taken-once');
  const supports = supportsOf({ supports: named }, { matters: named.map(({ id }) => id) });
  return [
    {
      type: 'campaigns.ProtectedEvidenceSealed',
      data: { district, type, entry, locked, lockedSize, supports },
      ...{ effectiveOn, tags: tagsOf({ unit: district, supports }) },
    },
  ];
}

/** @throws Rejection `unknown`, `withdrawn`, `not-theirs`, `before-last-step` */
export function withdraw(
  state: EvidenceState,
  { ground }: OnGround,
  sides: EvidenceSides,
  given: Deciding,
): readonly (DecidedAs<typeof evidenceWithdrawn> | DecidedAs<typeof protectedEvidenceWithdrawn>)[] {
  const now = standing(state);
  movedOnBy(now, sides, given);
  inOrderOfDates(now, given);
  if (isProtected(now)) {
    return [{ type: 'campaigns.ProtectedEvidenceWithdrawn', data: { ground }, ...onRecord(now, given), ground }];
  }
  const from = sides.forHolder || now.holder === undefined ? {} : { from: now.holder };
  return [{ type: 'campaigns.EvidenceWithdrawn', data: { ground, ...from }, ...onRecord(now, given), ground }];
}

/**
 * Whatever became of it.
 * @returns nothing where it was erased already
 * @throws Rejection `unknown`, `before-last-step`
 */
export function erase(state: EvidenceState, { ground }: OnGround, given: Deciding): readonly Erased[] {
  if (state.status === 'none') throw evidenceRules.broken('unknown');
  if (state.status === 'erased') return [];
  inOrderOfDates(state, given);
  const about = { ...onRecord(state, given), ground };
  const { file, sealed } = state;
  if (sealed !== undefined) {
    const { entry, locked } = sealed;
    return [{ type: 'campaigns.ProtectedEvidenceDestroyed', data: { entry, locked, ground }, ...about }];
  }
  if (file === undefined) throw new Error('evidence that is nothing');
  const data = { file: file.file, ground };
  if (!isProtected(state)) return [{ type: 'campaigns.EvidenceErased', data, ...about }];
  return [{ type: 'campaigns.ProtectedEvidenceErased', data, ...about }];
}

/** Its file was destroyed: it asks nobody’s leave, and holds from no earlier than the last step. */
export function followFile(state: EvidenceState, command: OnGround, given: Deciding) {
  if (state.status === 'none') return [];
  const effectiveOn = given.effectiveOn < state.lastStepOn ? state.lastStepOn : given.effectiveOn;
  return erase(state, command, { ...given, effectiveOn });
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: EvidenceCommand, state: EvidenceState, given: Deciding): readonly Decided[] {
  const { sides } = command;
  switch (command.name) {
    case 'take':
      return take(state, command.of, command.facts, given);
    case 'take-protected':
      return takeProtected(state, command.of, given);
    case 'hand-over':
      return handOver(state, command.of, command.facts, sides, given);
    case 'receive':
      return receive(state, command.of, sides, given);
    case 'decline':
      return decline(state, command.of, sides, given);
    case 'call-back':
      return callBack(state, command.of, sides, given);
    case 'check':
      return check(state, command.of, sides, given);
    case 'support':
      return support(state, command.of, command.facts, sides, given);
    case 'be-cited':
      return beCited(state, command.of, given);
    case 'end-support':
      return endSupport(state, command.of, sides, given);
    case 'withdraw':
      return withdraw(state, command.of, sides, given);
    case 'erase':
      return erase(state, command.of, given);
    case 'follow-file':
      return followFile(state, command.of, given);
    default:
      return unreachable(command);
  }
}

/** @throws Rejection `source-unnamed` */
function sourceOf({ kind, id }: TakeEvidence['source']): EvidenceSource {
  if (kind === 'organisation' || kind === 'movement') {
    if (id !== undefined) return { kind, id };
  } else if (id === undefined) return { kind };
  throw evidenceRules.broken('source-unnamed', { pointer: '/source/id', params: { kind } });
}

/** @throws Rejection `matter-unknown` */
function supportsOf({ supports }: Pick<TakeEvidence, 'supports'>, { matters }: Pick<TakingFacts, 'matters'>) {
  const stranger = supports.findIndex(({ id }) => !matters.includes(id));
  if (stranger >= 0) throw evidenceRules.broken('matter-unknown', { pointer: `/supports/${stranger}/id` });
  const keys = supports.map(({ kind, id }) => `${kind}:${id}`);
  return supports.filter((_, index) => keys.indexOf(keys[index]!) === index).map(({ kind, id }) => ({ kind, id }));
}
