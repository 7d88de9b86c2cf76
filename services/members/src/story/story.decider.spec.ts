import { given } from '@baraza/domain';
import { aPersonalRef, bodies, by, happened, people } from '../testing/record.ts';
import { decline, draft, publish, type StoryWordsFacts, withdraw } from './story.decider.ts';
import { storyRules } from './story.rules.ts';
import { story, type StoryEvent } from './story.state.ts';

const { rules } = storyRules;
const whose = { organisation: bodies.applicant, unit: 'UG-402' };
const member = { unit: 'UG-402' };
const words = { title: 'Water', text: 'The sub-county publishes what it spends.' };
const asked = { organisation: bodies.applicant, ...words, themes: ['governance'] };
const waiting: StoryWordsFacts = { ...words, member };
const drafted = (): StoryEvent[] => [
  happened(
    'members.StoryDrafted',
    {
      ...whose,
      ...{ consent: 'representative' as const, themes: ['governance'] },
      title: aPersonalRef('30000000-0000-4000-8000-000000000001'),
      text: aPersonalRef('30000000-0000-4000-8000-000000000002'),
    },
    '2026-02-01',
    people.applicant,
  ),
];
const published = (): StoryEvent[] => [
  ...drafted(),
  happened('members.StoryPublished', { ...whose, ...words, themes: ['governance'] }, '2026-02-05', people.officer),
];
const publishing = (facts = waiting, asked_ = words, moment = by(people.officer, 'unit-officer')) =>
  given(story, ...drafted()).when((state, now) => publish(state, asked_, facts, now), moment);

describe('a story of impact', () => {
  it('is put forward by consent: of its representative, or in writing', () => {
    const tags = [`org:${bodies.applicant}`, 'unit:UG-402', 'theme:governance'];
    for (const [who, consent] of [
      [by(people.applicant, 'member-representative', bodies.applicant), 'representative'],
      [by(people.officer, 'unit-officer'), 'in-writing'],
    ] as const) {
      given(story)
        .when((state, now) => draft(state, asked, { member }, now), who)
        .then({
          type: 'members.StoryDrafted',
          data: { ...whose, consent, title: { subject: 'id-of-title', value: 'Water' } } as never,
          tags,
        });
    }
  });

  it(rules['drafted-once'].title, () => {
    given(story, ...drafted())
      .when((state, now) => draft(state, asked, { member }, now))
      .thenRefused('story.drafted-once', { pointer: '/id' });
  });

  it(rules['not-a-member'].title, () => {
    given(story)
      .when((state, now) => draft(state, asked, { member: undefined }, now))
      .thenRefused('story.not-a-member', { pointer: '/organisation' });
    publishing({ ...waiting, member: undefined }).thenRefused('story.not-a-member');
  });

  it('is published by another, in exactly the words that were put forward', () => {
    publishing().then({ type: 'members.StoryPublished', data: { ...whose, ...words, themes: ['governance'] } });
  });

  it(rules['own-words'].title, () => {
    publishing(waiting, words, by(people.applicant)).thenRefused('story.own-words');
    publishing(waiting, words, by(people.officer, 'unit-officer', bodies.applicant)).thenRefused('story.own-words');
  });

  it(rules['other-words'].title, () => {
    publishing(waiting, { ...words, title: 'Other' }).thenRefused('story.other-words', { pointer: '/title' });
    publishing(waiting, { ...words, text: 'Other' }).thenRefused('story.other-words', { pointer: '/text' });
  });

  it(rules['words-gone'].title, () => {
    publishing({ ...waiting, text: undefined }).thenRefused('story.words-gone');
  });

  it(rules['not-waiting'].title, () => {
    for (const step of [
      given(story, ...published()).when((state, now) => publish(state, words, waiting, now)),
      given(story, ...published()).when((state, now) => decline(state, { ground: 'names-a-person' }, now)),
    ]) {
      step.thenRefused('story.not-waiting');
    }
  });

  it('is declined on a ground', () => {
    given(story, ...drafted())
      .when((state, now) => decline(state, { ground: 'names-a-person' }, now))
      .then({ type: 'members.StoryDeclined', data: { ...whose, ground: 'names-a-person' }, ground: 'names-a-person' });
  });

  it('is withdrawn at will, published or waiting', () => {
    for (const past of [drafted(), published()]) {
      given(story, ...past)
        .when((state, now) => withdraw(state, now))
        .then({ type: 'members.StoryWithdrawn', data: whose });
    }
  });

  it(rules['nothing-to-withdraw'].title, () => {
    given(story, ...published(), happened('members.StoryWithdrawn', whose, '2026-02-06'))
      .when((state, now) => withdraw(state, now))
      .thenRefused('story.nothing-to-withdraw');
  });

  it(rules.unknown.title, () => {
    given(story)
      .when((state, now) => withdraw(state, now))
      .thenRefused('story.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(story, ...published())
      .when((state, now) => withdraw(state, now), { effectiveOn: '2026-02-04' })
      .thenRefused('story.before-last-step', { pointer: '/effectiveOn' });
  });
});
