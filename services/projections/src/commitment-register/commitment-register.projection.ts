import {
  commitmentAccepted,
  commitmentBroken,
  commitmentExcused,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  commitmentReportContested,
  commitmentReportedDone,
  commitmentTakenOver,
  commitmentWordsPublished,
  commitmentWordsTakenOver,
  type Promisee,
  type Promisor,
} from '@baraza/contracts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { membersOf } from '../rights/levels.pure.ts';
import {
  COMMITMENT_ROW_STATUSES,
  commitmentColumns,
  commitmentFilters,
  type CommitmentRow,
} from './commitment-register.read-model.ts';

const { when } = handlersOf<CommitmentRow>((event) => entityIdOf(event, 'commitment'));

const organisationOf = (party: Promisor | Promisee): string | null => (party.kind === 'organisation' ? party.id : null);

/** A promise whose words are not in clear is called by its sides and its date. */
function nameOf(promisor: Promisor, promisee: Promisee, dueBy: string): string {
  const by = promisor.kind === 'duty-bearer' ? promisor.name : promisor.kind;
  return `${by} to ${promisee.kind}, ${dueBy}`;
}

const named = (text: string) => ({ set: { name: text.length > 160 ? `${text.slice(0, 159)}…` : text, words: text } });

export const commitmentRegister: Register<CommitmentRow> = {
  name: 'commitments',
  model: 'commitment-register',
  version: 1,
  handlers: [
    when(commitmentMade, (data, event) => {
      const { unit, themes, direction, promisor, promisee, dueOn, arisingFrom, promise, words } = data;
      const [by, to] = [organisationOf(promisor), organisationOf(promisee)];
      return {
        begins: true,
        set: {
          ...{ unit, themes, direction, promisor: by, promisee: to, promise: promise ?? null, words: null },
          name: nameOf(promisor, promisee, dueOn),
          ...(words === undefined ? {} : named(words).set),
          status: 'made',
          // What was promised to all members is open to each of them.
          organisations: [
            ...[by, to].filter((id) => id !== null),
            ...(promisee.kind === 'members' ? [membersOf(unit)] : []),
          ],
          dutyBearer: promisor.kind === 'duty-bearer' ? promisor.name : null,
          arisingFrom: arisingFrom.kind,
          sourceId: arisingFrom.id ?? null,
          madeOn: event.effectiveOn,
          ...{ firstDueBy: dueOn, dueBy: dueOn },
          ...{ acceptedOn: null, reportedOn: null, doneOn: null, timeliness: null, endedOn: null, ground: null },
        },
      };
    }),
    when(commitmentAccepted, (_, event) => ({ set: { acceptedOn: event.effectiveOn } })),
    when(commitmentReportedDone, ({ doneOn }, event) => ({ set: { reportedOn: event.effectiveOn, doneOn } })),
    when(commitmentReportContested, () => ({ set: { reportedOn: null, doneOn: null } })),
    when(commitmentRenegotiated, ({ dueOn }) => ({ set: { status: 'accepted', dueBy: dueOn } })),
    when(commitmentFellDue, () => ({ set: { status: 'fell-due' } })),
    when(commitmentKept, ({ doneOn, onTime }, event) => ({
      set: { status: 'kept', doneOn, timeliness: onTime ? 'in-time' : 'late', endedOn: event.effectiveOn },
    })),
    when(commitmentBroken, ({ ground }, event) => ({ set: { status: 'broken', ground, endedOn: event.effectiveOn } })),
    when(commitmentExcused, ({ ground }, event) => ({
      set: { status: 'excused', ground, endedOn: event.effectiveOn },
    })),
    when(commitmentTakenOver, ({ promisor }) => ({ set: { promisor: organisationOf(promisor) } })),
    when(commitmentWordsPublished, ({ text }) => named(text)),
    when(commitmentWordsTakenOver, ({ text }) => named(text)),
  ],
  /**
   * Accepting a promise changes nothing of one that has fallen due, or whose other date stands. One that was taken over is its
   * new promisor's to see, and the former's no more.
   */
  merge: (row, set) => {
    if (row.promisor !== null && row.promisor !== undefined && set.promisor && set.organisations === undefined) {
      const others = (row.organisations ?? []).filter((id) => id !== row.promisor);
      return { ...row, ...set, organisations: [set.promisor, ...others] };
    }
    const accepted = set.acceptedOn !== undefined && set.acceptedOn !== null && set.status === undefined;
    return { ...row, ...set, ...(accepted && row.status === 'made' ? { status: 'accepted' } : {}) };
  },
  statuses: COMMITMENT_ROW_STATUSES,
  columns: commitmentColumns,
  filters: commitmentFilters,
  personal: ['promise'],
  words: (row) => [row.name, row.words, row.dutyBearer, row.unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const commitmentRegisterProjection = registerProjection(commitmentRegister);
