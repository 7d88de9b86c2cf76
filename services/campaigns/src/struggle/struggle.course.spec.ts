import { aMoment, calendarUntil, type Deciding, fold, given } from '@baraza/domain';
import {
  aClosed,
  aJoined,
  ANOTHER,
  anotherJoined,
  aNotVerified,
  anOfficer,
  aReport,
  aResolved,
  aTakenUp,
  aVerified,
  CAMPAIGN,
  CBO,
  DRAFT,
  ITSELF,
  theClerk,
  wordsDrafted,
} from './struggle.builders.ts';
import type { OtherStruggle } from './struggle.commands.pure.ts';
import { beJoined, beParted, close, join, MOST_JOINED, part, resolve, takeUp } from './struggle.course.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import { struggle, type StruggleEvent, type StruggleState } from './struggle.state.ts';
import { declineWords, draftWords, publishWords } from './struggle.words.pure.ts';

const { rules } = struggleRules;
const takesOthers: OtherStruggle = { takesOthers: true, others: 0 };
const tags = ['unit:UG-402', `org:${CBO}`, 'theme:social-justice'];
const joining =
  (other: OtherStruggle = takesOthers, to = ANOTHER) =>
  (state: StruggleState, now: Deciding) =>
    join(state, { id: ITSELF, to }, other, now);
const parting = (state: StruggleState, now: Deciding) => part(state, { ground: 'another-cause' }, now);
const takingUp =
  (campaignOpen = true, campaign = CAMPAIGN) =>
  (state: StruggleState, now: Deciding) =>
    takeUp(state, { campaign }, { campaignOpen }, now);
const OUTCOME = 'b2c3d4e5-f607-4819-8a2b-3c4d5e6f7081';
const shownBy =
  (outcome?: string, outcomeStands = outcome !== undefined) =>
  (state: StruggleState, now: Deciding) =>
    resolve(state, { outcome, account: { text: 'They came.' } }, { outcomeStands }, now);
const resolving = shownBy();
const closing = (state: StruggleState, now: Deciding) => close(state, { ground: 'moved-away' }, now);
const after = (...past: StruggleEvent[]) => given(struggle, ...past);

describe('joining', () => {
  it('is a link to another that is like it, in both their streams', () => {
    after(...aVerified())
      .when(joining())
      .then({ type: 'campaigns.StruggleJoined', data: { to: ANOTHER }, tags });
    after(...aVerified())
      .when((state, now) => beJoined(state, ITSELF, now))
      .then({ type: 'campaigns.AnotherStruggleJoined', data: { struggle: ITSELF } });
    after(...aJoined())
      .when(joining())
      .thenNothing();
    after(...aVerified(), anotherJoined())
      .when((state, now) => beJoined(state, ANOTHER, now))
      .thenNothing();
  });

  it('can be reversed: it stands by itself again, and has its time again until it is taken up', () => {
    after(...aJoined())
      .when(parting)
      .then({
        type: 'campaigns.StruggleParted',
        data: { from: ANOTHER, ground: 'another-cause', takeUpBy: '2026-05-01' },
        ground: 'another-cause',
      });
    after(...aVerified(), anotherJoined())
      .when((state, now) => beParted(state, ANOTHER, now))
      .then({ type: 'campaigns.AnotherStruggleParted', data: { struggle: ANOTHER } });
    after(...aVerified())
      .when((state, now) => beParted(state, ANOTHER, now))
      .thenNothing();
  });

  it('lets it wait for nothing of its own', () => {
    expect(calendarUntil(struggle, fold(struggle, aJoined()), '2030-01-01', aMoment)).toEqual([]);
  });

  it(rules['not-verified'].title, () => {
    for (const past of [aReport(), aNotVerified()]) {
      after(...past)
        .when(joining())
        .thenRefused('struggle.not-verified');
      after(...past)
        .when(takingUp())
        .thenRefused('struggle.not-verified');
      after(...past)
        .when(resolving)
        .thenRefused('struggle.not-verified');
      after(...past)
        .when((state, now) => draftWords(state, { words: { text: 'Words.' } }, now))
        .thenRefused('struggle.not-verified');
    }
  });

  it(rules['joined-already'].title, () => {
    after(...aJoined())
      .when(joining(takesOthers, CAMPAIGN))
      .thenRefused('struggle.joined-already');
    for (const step of [takingUp(), resolving, closing]) {
      after(...aJoined())
        .when(step)
        .thenRefused('struggle.joined-already');
    }
  });

  it(rules['joined-by-others'].title, () => {
    after(...aVerified(), anotherJoined())
      .when(joining())
      .thenRefused('struggle.joined-by-others');
  });

  it(rules['taken-up-already'].title, () => {
    after(...aTakenUp())
      .when(joining())
      .thenRefused('struggle.taken-up-already');
  });

  it(rules['to-itself'].title, () => {
    after(...aVerified())
      .when(joining(takesOthers, ITSELF))
      .thenRefused('struggle.to-itself', { pointer: '/to' });
  });

  it(rules['other-unknown'].title, () => {
    after(...aVerified())
      .when(joining({ takesOthers: false, others: 0 }))
      .thenRefused('struggle.other-unknown', { pointer: '/to' });
    for (const past of [[], aReport(), aNotVerified(), aJoined(), aResolved(), aClosed()]) {
      after(...past)
        .when((state, now) => beJoined(state, ITSELF, now))
        .thenRefused('struggle.other-unknown', { pointer: '/to' });
    }
  });

  it(rules['most-joined'].title, () => {
    after(...aVerified())
      .when(joining({ takesOthers: true, others: MOST_JOINED }))
      .thenRefused('struggle.most-joined', { pointer: '/to' });
  });

  it(rules['not-joined'].title, () => {
    after(...aVerified())
      .when(parting)
      .thenRefused('struggle.not-joined');
  });
});

describe('taking up', () => {
  it('names the campaign; several may take one up, each once', () => {
    after(...aVerified())
      .when(takingUp())
      .then({
        type: 'campaigns.StruggleTakenUp',
        data: { campaign: CAMPAIGN },
        tags: [...tags, `campaign:${CAMPAIGN}`],
      });
    after(...aTakenUp())
      .when(takingUp(true, ANOTHER))
      .then({ data: { campaign: ANOTHER } });
    after(...aTakenUp())
      .when(takingUp())
      .thenNothing();
  });

  it(rules['campaign-unknown'].title, () => {
    after(...aVerified())
      .when(takingUp(false))
      .thenRefused('struggle.campaign-unknown', { pointer: '/campaign' });
  });
});

describe('the end', () => {
  it(rules['outcome-unknown'].title, () => {
    after(...aTakenUp())
      .when(shownBy(OUTCOME))
      .then({ type: 'campaigns.StruggleResolved', data: { outcome: OUTCOME } });
    after(...aTakenUp())
      .when(shownBy(OUTCOME, false))
      .thenRefused('struggle.outcome-unknown', { pointer: '/outcome' });
  });

  it('is that what citizens faced is over, or that it was closed with grounds', () => {
    for (const past of [aVerified(), aTakenUp()]) {
      after(...past)
        .when(resolving)
        .then({
          type: 'campaigns.StruggleResolved',
          data: { account: { subject: 'id-of-account', value: 'They came.' } },
        });
    }
    for (const past of [aReport(), aNotVerified(), aVerified(), aTakenUp()]) {
      after(...past)
        .when(closing)
        .then({ type: 'campaigns.StruggleClosed', data: { ground: 'moved-away' }, ground: 'moved-away' });
    }
  });

  it(rules.ended.title, () => {
    for (const past of [aResolved(), aClosed()]) {
      for (const step of [joining(), parting, takingUp(), resolving, closing]) {
        after(...past)
          .when(step)
          .thenRefused('struggle.ended');
      }
    }
  });

  it(rules['before-last-step'].title, () => {
    const early = { effectiveOn: '2026-02-09' };
    for (const step of [joining(), takingUp(), resolving, closing]) {
      after(...aVerified())
        .when(step, early)
        .thenRefused('struggle.before-last-step', { pointer: '/effectiveOn' });
    }
    after(...aJoined())
      .when(parting, early)
      .thenRefused('struggle.before-last-step');
  });
});

describe('words for the public', () => {
  const publishing =
    (text = 'Words.', drafted: string | undefined = 'Words.', draft = DRAFT) =>
    (state: StruggleState, now: Deciding) =>
      publishWords(state, { draft, text }, { drafted }, now);
  const drafted = [...aVerified(), wordsDrafted()];

  it('are put forward by one and published by another, with what the public may know beside them', () => {
    after(...aVerified())
      .when((state, now) => draftWords(state, { words: { text: 'Words.' } }, now))
      .then({
        type: 'campaigns.StruggleWordsDrafted',
        data: { draft: 'id-of-draft', text: { subject: 'id-of-text', value: 'Words.' } },
      });
    after(...drafted)
      .when(publishing(), { actor: anOfficer })
      .then({
        type: 'campaigns.StruggleWordsPublished',
        data: {
          ...{ draft: DRAFT, text: 'Words.', unit: 'UG-402', kind: 'service-failure', themes: ['social-justice'] },
          since: '2026-01-12',
        },
      });
    after(...drafted)
      .when((state, now) => declineWords(state, { draft: DRAFT, ground: 'names-a-person' }, now), { actor: theClerk })
      .then({ type: 'campaigns.StruggleWordsDeclined', ground: 'names-a-person' });
  });

  it(rules['not-drafted'].title, () => {
    after(...aVerified())
      .when(publishing())
      .thenRefused('struggle.not-drafted', { pointer: '/draft' });
    after(...drafted)
      .when((state, now) => declineWords(state, { draft: ANOTHER, ground: 'names-a-person' }, now))
      .thenRefused('struggle.not-drafted', { pointer: '/draft' });
  });

  it(rules['own-words'].title, () => {
    after(...drafted)
      .when(publishing(), { actor: theClerk })
      .thenRefused('struggle.own-words');
  });

  it(rules['other-words'].title, () => {
    after(...drafted)
      .when(publishing('Other words.'), { actor: anOfficer })
      .thenRefused('struggle.other-words', { pointer: '/text' });
  });

  it(rules['words-gone'].title, () => {
    after(...drafted)
      .when((state, now) => publishWords(state, { draft: DRAFT, text: 'Words.' }, { drafted: undefined }, now), {
        actor: anOfficer,
      })
      .thenRefused('struggle.words-gone', { pointer: '/draft' });
  });
});
