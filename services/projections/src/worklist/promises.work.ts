import {
  commitmentAccepted,
  commitmentBroken,
  commitmentDateDeclined,
  commitmentDateProposed,
  commitmentExcused,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentProgressNoted,
  commitmentRenegotiated,
  commitmentReportContested,
  commitmentReportedDone,
  commitmentTakenOver,
  commitmentWordsDeclined,
  commitmentWordsDrafted,
  commitmentWordsPublished,
  type Promisee,
  type Promisor,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, plus, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** How long before its last day a promise is shown to whoever is to keep it. */
const DAYS_BEFORE = 30;

/** Which organisation is which side of the promise, as the document remembers it. */
const sideOf = (side: 'promisor' | 'promisee', { organisations }: Pick<WorkDoc, 'organisations'>): string | null =>
  organisations.find((one) => one.startsWith(`${side}:`))?.slice(side.length + 1) ?? null;
const remembered = (promisor: Promisor, promisee: Promisee): readonly string[] =>
  ([['promisor', promisor] as const, ['promisee', promisee] as const] as const).flatMap(([side, party]) =>
    party.kind === 'organisation' ? [`${side}:${party.id}`] : party.kind === 'forum' ? [side] : [],
  );
const barred = (side: 'promisor' | 'promisee', doc: Pick<WorkDoc, 'organisations'>): readonly string[] =>
  [sideOf(side, doc)].filter((id) => id !== null);
const without = (items: readonly OpenItem[], ...kinds: readonly OpenItem['kind'][]): readonly OpenItem[] =>
  items.filter(({ kind }) => !kinds.includes(kind));

/** Before its day a promise waits for whoever is to keep it: the office where the forum is, or the organisation. */
function toKeep(doc: Pick<WorkDoc, 'organisations'>, dueOn: CivilDate) {
  const when = { due: dueOn, from: addDays(dueOn, -DAYS_BEFORE) };
  if (doc.organisations.includes('promisor')) return [item('forum-promise-to-keep', when)];
  return sideOf('promisor', doc) === null
    ? []
    : [item('promise-to-keep', { ...when, notFor: barred('promisee', doc) })];
}

/** Others than its promisor are to say what became of it. */
const toJudge = (kind: 'promise-to-confirm' | 'promise-overdue', doc: WorkDoc) =>
  item(kind, { due: doc.dueNext, notBy: doc.persons, notFor: barred('promisor', doc) });

/** A promise, from its being made to what became of it; another date for it; its words on their way to be published. */
export const promiseWork: readonly WorkStep[] = [
  after(commitmentMade, ({ data: { promisor, promisee, dueOn }, by }) => {
    const doc = { organisations: remembered(promisor, promisee) };
    const to = sideOf('promisee', doc);
    return {
      ...doc,
      persons: [by],
      dueNext: dueOn,
      organisation: to ?? sideOf('promisor', doc),
      items:
        to === null
          ? toKeep(doc, dueOn)
          : [item('promise-to-accept', { notFor: barred('promisor', doc) }), ...toKeep(doc, dueOn)],
    };
  }),
  meanwhile(commitmentAccepted, ({ before }) => ({
    organisation: sideOf('promisor', before) ?? before.organisation,
    items: without(before.items, 'promise-to-accept'),
  })),
  meanwhile(commitmentProgressNoted, ({ before, by }) => ({ persons: plus(before.persons, by) })),
  meanwhile(commitmentReportedDone, ({ before, by }) => {
    const doc = { ...before, persons: plus(before.persons, by) };
    const rest = without(
      before.items,
      ...(['promise-to-keep', 'forum-promise-to-keep', 'promise-overdue', 'promise-to-confirm'] as const),
    );
    return {
      persons: doc.persons,
      organisation: sideOf('promisee', before),
      items: [...rest, toJudge('promise-to-confirm', doc)],
    };
  }),
  meanwhile(commitmentReportContested, ({ before, on }) => {
    const rest = without(before.items, 'promise-to-confirm');
    const isPast = before.dueNext !== null && before.dueNext < on;
    return {
      organisation: sideOf(isPast ? 'promisee' : 'promisor', before),
      items: [...rest, ...(isPast ? [toJudge('promise-overdue', before)] : toKeep(before, before.dueNext ?? on))],
    };
  }),
  meanwhile(commitmentFellDue, ({ before }) => {
    const rest = without(before.items, 'promise-to-keep', 'forum-promise-to-keep');
    const isReported = rest.some(({ kind }) => kind === 'promise-to-confirm');
    return {
      organisation: sideOf('promisee', before),
      items: isReported ? rest : [...rest, toJudge('promise-overdue', before)],
    };
  }),
  meanwhile(commitmentDateProposed, ({ data, before, by }) => {
    const other = data.side === 'promisor' ? 'promisee' : 'promisor';
    const persons = data.side === 'promisor' ? plus(before.persons, by) : before.persons;
    const waits = item('promise-date-to-answer', {
      notBy: data.side === 'promisor' ? persons : [by],
      notFor: barred(data.side, before),
    });
    return { persons, organisation: sideOf(other, before), items: [...before.items, waits] };
  }),
  meanwhile(commitmentDateDeclined, ({ before }) => ({ items: without(before.items, 'promise-date-to-answer') })),
  meanwhile(commitmentRenegotiated, ({ data, before }) => {
    const kept = before.items.filter(({ kind }) => kind === 'promise-words-to-publish');
    const confirm = before.items.filter(({ kind }) => kind === 'promise-to-confirm');
    return {
      dueNext: data.dueOn,
      organisation: sideOf(confirm.length > 0 ? 'promisee' : 'promisor', before),
      items: [...kept, ...(confirm.length > 0 ? confirm : toKeep(before, data.dueOn))],
    };
  }),
  // What waited for its promisor waits for who took it over, and what that may not judge is no longer the former's to leave.
  meanwhile(commitmentTakenOver, ({ data: { promisor }, before }) => {
    if (promisor.kind !== 'organisation') return {};
    const former = sideOf('promisor', before);
    const handed = (id: string): string => (id === former ? promisor.id : id);
    const others = before.organisations.filter((one) => one !== `promisor:${former}`);
    return {
      organisations: [`promisor:${promisor.id}`, ...others],
      organisation: before.organisation === null ? null : handed(before.organisation),
      items: before.items.map((one) => ({ ...one, notFor: one.notFor.map(handed) })),
    };
  }),
  ...[commitmentKept, commitmentBroken, commitmentExcused].map((contract) =>
    meanwhile(contract, ({ before }) => ({
      items: before.items.filter(({ kind }) => kind === 'promise-words-to-publish'),
    })),
  ),
  meanwhile(commitmentWordsDrafted, ({ before, by }) => ({
    items: [...without(before.items, 'promise-words-to-publish'), item('promise-words-to-publish', { notBy: [by] })],
  })),
  ...[commitmentWordsPublished, commitmentWordsDeclined].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: without(before.items, 'promise-words-to-publish') })),
  ),
];
