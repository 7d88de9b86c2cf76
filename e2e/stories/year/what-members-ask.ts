import { derivedId } from '@baraza/contracts';
import { amina, bosco, speakerOf } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';

/** A member of the forum, and who speaks for it. */
export interface Member {
  readonly organisation: string;
  readonly speaker: ReturnType<typeof speakerOf>;
}

/** What the scenes of the year hand on to one another. */
export interface Year {
  readonly members: Member[];
  survey: string;
  baseline: string;
  /** What the forum promised its members. */
  commitment: string;
}

const BUSHENYI = [
  'Igara Beekeepers',
  'Kyeizooba Farmers’ Union',
  'Bumbaire Readers',
  'Ruhumuro Midwives',
  'Kakanju Riders',
];
const NTUNGAMO = ['Ntungamo Women’s Voice', 'Ruhaama Teachers', 'Itojo Youth Line', 'Rubaare Savers', 'Kitwe Weavers'];
export const FINDING = 'Most of those who answered want help with succession.';
const PROMISE = 'A programme for the handing over of leadership opens this year.';
const inEnglish = (text: string) => [{ language: 'en', text }];
const QUESTIONS = [
  { code: 'content', kind: 'rating', words: inEnglish('How content are you with the forum?'), required: true },
  {
    code: 'most-needed',
    kind: 'choice',
    words: inEnglish('What would help you most this year?'),
    options: [
      { code: 'succession', words: inEnglish('Help with succession') },
      { code: 'fundraising', words: inEnglish('Help with raising funds') },
    ],
    required: true,
  },
  { code: 'what-else', kind: 'text', words: inEnglish('What else should the forum know?'), required: false },
];

/** A survey, what it finds, and the promise that follows from it. */
export function tellWhatMembersAsk(told: () => ToldLife, year: Year): void {
  it('begins with ten founding members in two districts', async () => {
    const life = told();
    await life.forum.begin(amina.as, amina.person);
    for (const [at, name] of [...BUSHENYI, ...NTUNGAMO].entries()) {
      const unit = at < BUSHENYI.length ? 'UG-402' : 'UG-411';
      const constituencies = unit === 'UG-402' ? ['farmers'] : ['women'];
      const organisation = await life.forum.organisation(name, unit, { themes: ['governance'], constituencies });
      year.members.push({ organisation, speaker: speakerOf(organisation, `speaker ${at}`) });
    }
    const founders = year.members.map(({ organisation }) => ({ organisation, category: 'full' }));
    await life.act(amina, '/members/forums/main/adopt-founders', { resolution: 'fa-2025-01', founders });
  });

  it('asks its members in secret; each takes part once, and nobody learns what it said', async () => {
    const life = told();
    const asked = { title: 'What do you need this year?', unit: 'WAN', whoMayAnswer: ['full'], anonymous: true };
    const dates = { opensOn: '2025-02-03', until: '2025-02-21' };
    const plan = { ...asked, ...dates, questions: QUESTIONS };
    ({ id: year.survey } = await life.create(amina, '/members/surveys', plan));
    const answer = `/members/surveys/${year.survey}/answer`;
    const said = (at: number, option = 'succession') => ({
      organisation: year.members[at]!.organisation,
      answers: [
        { question: 'content', score: 1 + (at % 5) },
        { question: 'most-needed', option },
        { question: 'what-else', text: `Only one of us wrote this: ${at}.` },
      ],
    });
    await life.refused('survey.not-open', year.members[0]!.speaker, answer, said(0));
    life.clock.set('2025-02-04');
    await life.happens(year.survey, 'members.SurveyOpened', { on: '2025-02-03' });
    await life.refused('survey.answered-by-another', amina, answer, said(0));
    for (const [at, { speaker }] of year.members.entries()) {
      await life.act(speaker, answer, said(at, at < 7 ? 'succession' : 'fundraising'));
    }
    // Thought better of: it takes the place of the first answer, and the record hears of nothing.
    const again = await life.client.post(answer, year.members[0]!.speaker.as, said(0), { person: 'speaker 0' });
    expect(again).toMatchObject({ status: 200, body: { events: [] } });
    await life.refused('survey.not-counted', amina, `/members/surveys/${year.survey}/publish-results`);
  });

  it('counts them when the time is over, and publishes what no small group can be told from', async () => {
    const life = told();
    life.clock.set('2025-02-24');
    await life.happens(year.survey, 'members.SurveyCounted', {});
    await life.act(amina, `/members/surveys/${year.survey}/publish-results`);
    const shown = await life.read(year.members[3]!.speaker, `/members/surveys/${year.survey}`);
    expect(shown.results.participation[0]).toEqual({ entitled: 10, taken: 10 });
    expect(JSON.stringify(shown)).not.toContain('Only one of us wrote this');
    const trail = await life.view(`/views/audit/entities/${year.survey}?limit=500`);
    expect(JSON.stringify(trail)).not.toContain('Only one of us wrote this');
  });

  it('publishes the finding by two officers, with what it promises for it', async () => {
    const life = told();
    const of = `/members/surveys/${year.survey}`;
    const promise = { words: PROMISE, dueOn: '2025-11-30' };
    const proposed = { themes: ['governance'], question: 'most-needed', words: FINDING, promise };
    await life.act(amina, `${of}/propose-finding`, proposed);
    const { finding } = (await life.read(bosco, of)).findings[0];
    const read = { finding, words: FINDING, promise: PROMISE };
    await life.refused('survey.own-finding', amina, `${of}/publish-finding`, read);
    await life.refused('survey.other-words', bosco, `${of}/publish-finding`, { ...read, words: 'Other words.' });
    await life.act(bosco, `${of}/publish-finding`, read);

    year.commitment = derivedId('commitment', 'survey-finding', finding);
    const policy = 'coalitions.make-commitment-when-survey-finding-published';
    await life.happens(year.commitment, 'coalitions.CommitmentMade', { policy });
    const { rows } = await life.view('/views/commitments');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: year.commitment, dueBy: '2025-11-30' });
    const mine = await life.view('/views/commitments', year.members[4]!.speaker.as);
    expect(JSON.stringify(mine)).toContain(PROMISE);
  });
}
