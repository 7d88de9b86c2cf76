import { type Deciding, given } from '@baraza/domain';
import {
  anotherOfficer,
  aPromise,
  aKeptPromise,
  DRAFT,
  DUE_ON,
  MADE_ON,
  theMaker,
  toMember,
  wordsDrafted,
} from './commitment.builders.ts';
import { commitmentRules } from './commitment.rules.ts';
import { commitment } from './commitment.state.ts';
import { declineWords, draftWords, publishWords, takeWordsOver } from './commitment.words.pure.ts';

const { rules } = commitmentRules;
const TEXT = 'A helpdesk in every district.';
const publishing = (
  more: { draft?: string; text?: string; drafted?: string | undefined } = {},
  by: Partial<Deciding> = { actor: anotherOfficer },
) => {
  const { draft = DRAFT, text = TEXT } = more;
  const drafted = 'drafted' in more ? more.drafted : TEXT;
  return given(commitment, ...aPromise(), wordsDrafted()).when(
    (state, now) => publishWords(state, { draft, text }, { drafted }, now),
    by,
  );
};

describe('the words of a promise', () => {
  it('are put forward by one, and published by another, exactly as they were', () => {
    given(commitment, ...aPromise())
      .when((state, now) => draftWords(state, { words: { text: TEXT } }, now), { actor: theMaker })
      .then({
        type: 'coalitions.CommitmentWordsDrafted',
        data: { draft: 'id-of-draft', text: { subject: 'id-of-text', value: TEXT } },
      });
    publishing().then({
      type: 'coalitions.CommitmentWordsPublished',
      data: {
        draft: DRAFT,
        text: TEXT,
        direction: 'forum-to-members',
        promisor: toMember.promisor,
        promisee: toMember.promisee,
        dueOn: DUE_ON,
      },
    });
  });

  it('are published of a promise that was kept, too', () => {
    given(commitment, ...aKeptPromise(), wordsDrafted())
      .when((state, now) => publishWords(state, { draft: DRAFT, text: TEXT }, { drafted: TEXT }, now), {
        actor: anotherOfficer,
      })
      .then({ type: 'coalitions.CommitmentWordsPublished' });
  });

  it(rules['own-words'].title, () => {
    publishing({}, { actor: theMaker }).thenRefused('commitment.own-words');
  });

  it(rules['other-words'].title, () => {
    publishing({ text: `${TEXT} ` }).thenRefused('commitment.other-words', { pointer: '/text' });
  });

  it(rules['words-gone'].title, () => {
    publishing({ drafted: undefined }).thenRefused('commitment.words-gone');
  });

  it(rules['not-drafted'].title, () => {
    publishing({ draft: 'another' }).thenRefused('commitment.not-drafted', { pointer: '/draft' });
    given(commitment, ...aPromise())
      .when((state, now) => declineWords(state, { draft: DRAFT, ground: 'names-a-person' }, now))
      .thenRefused('commitment.not-drafted', { pointer: '/draft' });
  });

  it('are declined on a ground, or taken back by whoever put them forward', () => {
    for (const actor of [anotherOfficer, theMaker]) {
      given(commitment, ...aPromise(), wordsDrafted())
        .when((state, now) => declineWords(state, { draft: DRAFT, ground: 'names-a-person' }, now), { actor })
        .then({
          type: 'coalitions.CommitmentWordsDeclined',
          data: { draft: DRAFT, ground: 'names-a-person' },
          ground: 'names-a-person',
        });
    }
  });

  it('are those of what it arises from, once that has been published, unless it has some', () => {
    given(commitment, ...aPromise())
      .when((state, now) => takeWordsOver(state, TEXT, now), { effectiveOn: '2026-01-01' })
      .then({ type: 'coalitions.CommitmentWordsTakenOver', data: { text: TEXT } as never, effectiveOn: MADE_ON });
    const published = wordsDrafted();
    const event = { ...published, type: 'coalitions.CommitmentWordsTakenOver', data: { text: TEXT } } as never;
    given(commitment, ...aPromise(), event)
      .when((state, now) => takeWordsOver(state, 'Others.', now))
      .thenNothing();
  });
});
