import {
  coalitionFormed,
  coalitionWoundDown,
  derivedId,
  type EventContract,
  participantAdmitted,
  participantInvited,
  participantLeft,
  participantRemoved,
  participationDeclined,
  participationRequested,
  removalDropped,
  removalNoticeServed,
  removalProposed,
  removalReplyGiven,
} from '@baraza/contracts';
import { silencesOf } from '../silence/silences.pure.ts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';
import { byOrganisation } from './worklist.queries.ts';

const [proposer, theirs, others] = ['proposer', 'their seat', 'the others’ seat'].map((name) =>
  derivedId('removals', name),
) as [string, string, string];
const [farmers, women] = ['farmers', 'women'].map((name) => derivedId('removals', name)) as [string, string];

const step = (contract: EventContract, more: object = {}): GivenEvent =>
  happened(
    contract,
    'entity',
    { ...(contract.example as object), ...more },
    { meta: { actor: { person: proposer, roles: ['coalition-convenor'] } } },
  );
const ofFarmers = { seat: theirs, organisation: farmers };
const ofWomen = { seat: others, organisation: women };
const doc = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, [step(coalitionFormed), ...events]).values()][0];
const proposed = step(removalProposed, ofFarmers);
const served = step(removalNoticeServed, { ...ofFarmers, servedOn: '2026-03-04', replyBy: '2026-03-18' });
const replied = step(removalReplyGiven, ofFarmers);
const toDecide = { kind: 'removal-to-decide', part: theirs, of: farmers, notBy: [proposer] };

it('nothing waits of a coalition of which nobody is to be removed', () => {
  expect(doc()).toMatchObject({ unit: coalitionFormed.example.unit, organisation: null, items: [] });
});

it('an invitation waits for whom was invited, and a request for those who convene, until there is an answer', () => {
  const [invited, asked] = [step(participantInvited, ofFarmers), step(participationRequested, ofWomen)];
  expect(doc(invited, asked)).toMatchObject({
    organisation: null,
    items: [
      { kind: 'seat-to-accept', part: theirs, of: farmers },
      { kind: 'seat-to-admit', part: others, of: women },
    ],
  });
  for (const end of [participantAdmitted, participationDeclined]) {
    expect(doc(invited, asked, step(end, ofFarmers))?.items).toMatchObject([{ kind: 'seat-to-admit' }]);
    expect(doc(asked, step(end, ofWomen))?.items).toEqual([]);
  }
  const request = doc(asked)!;
  const { since } = request.items[0]!;
  expect(silencesOf(request, since, 14)).toEqual([]);
  expect(silencesOf(request, '2027-01-01', 14)).toMatchObject([{ kind: 'seat-to-admit' }]);
});

it('a participant that is to be removed is told, then heard, then judged by another than proposed it', () => {
  expect(doc(proposed)?.items).toMatchObject([{ kind: 'removal-to-serve', part: theirs, of: farmers }]);
  expect(doc(proposed, served)?.items).toMatchObject([
    { kind: 'removal-to-answer', of: farmers, due: '2026-03-18' },
    { ...toDecide, from: '2026-03-19' },
  ]);
  for (const heard of [[replied], [served, replied], [replied, served]]) {
    expect(doc(proposed, ...heard)?.items).toMatchObject([{ ...toDecide, from: null }]);
  }
});

it('nothing of it waits once it is removed, has left, is let off or the coalition is wound down', () => {
  for (const end of [participantRemoved, participantLeft, removalDropped]) {
    expect(doc(proposed, served, step(end, ofFarmers))?.items).toEqual([]);
  }
  expect(doc(proposed, step(coalitionWoundDown))).toBeUndefined();
});

it('each of several is an item of its own, that concerns its own organisation', () => {
  const both = doc(proposed, step(removalProposed, ofWomen), served)!;
  expect(both).toMatchObject({ organisation: null });
  expect(byOrganisation(both).map(({ organisation, items }) => [organisation, items.map(({ kind }) => kind)])).toEqual([
    [women, ['removal-to-serve']],
    [farmers, ['removal-to-answer', 'removal-to-decide']],
  ]);
});

it('it is silence once its time to reply is past, and nobody decides', () => {
  const open = doc(proposed, served)!;
  const silent = (today: string) => silencesOf(open, today, 14).map(({ kind, waited }) => [kind, waited]);
  expect(silent('2026-04-01')).toEqual([]);
  expect(silent('2026-04-02')).toEqual([['removal-to-decide', 14]]);
});
