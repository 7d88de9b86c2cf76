import { addDays, type CivilDate } from '@baraza/domain';
import {
  board,
  command,
  fullMembers,
  officerOf,
  representativeOf,
  rootOf,
  type SampleOrganisation,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const FROM_MONTH = 20;
const PROFILES = 8;
/** The one that its member takes back. */
const TAKEN_BACK = 5;
const STORIES = [
  { title: 'The dispensary opens on Mondays', text: 'Since the users of a dispensary keep its duty list, it opens.' },
  {
    title: 'A budget on the church door',
    text: 'A parish hangs out what the sub-county spends. Others ask for it now.',
  },
  { title: 'Girls stay in school', text: 'A school that was told why girls leave has built them washrooms.' },
] as const;
/** The one that is not published as it was told. */
const DECLINED = 1;
const RATINGS = [
  { rating: 'narrowed', source: 'Report on freedom of assembly, 2022', publishedOn: '2022-10-31' },
  { rating: 'obstructed', source: 'Report on freedom of assembly, 2024', publishedOn: '2024-10-31' },
] as const;

type Steps = Omit<SampleStep, 'at'>[];

/** What the public sees: members that agreed to be shown, what changed by their work, as far as civic space allows it. */
export function planBeingSeen(world: SampleWorld): void {
  const begins = addDays(world.plan.begins, FROM_MONTH * 30);
  planRatings(world);
  world.on(begins, (day) =>
    world.chance.pickSome(fullMembers(world), PROFILES).flatMap((one, nth) => shown(world, day, one, nth)),
  );
  STORIES.forEach((story, nth) => {
    world.on(addDays(begins, 60 + nth * 200), (day) =>
      told(world, day, world.chance.pick(fullMembers(world)), [story, nth]),
    );
  });
}

/** The region, and later a district that is less free: each shows more than what nobody has rated, so two officers say so. */
function planRatings(world: SampleWorld): void {
  const units = [rootOf(world), world.districts.at(-1)!.code];
  RATINGS.forEach(({ rating, source, publishedOn }, nth) => {
    const unit = units[nth]!;
    const path = `/campaigns/civic-space/${unit}`;
    const sources = [{ name: source, publishedOn }];
    world.on(addDays(publishedOn, 15), () => [
      command(secretariat, '/campaigns/civic-space', { unit, rating, sources }),
    ]);
    world.on(addDays(publishedOn, 20), (): Steps => [
      {
        ...command(board, `${path}/confirm`),
        takes: {
          ...{ into: 'proposal', answered: false, events: `${path}/events` },
          type: 'campaigns.CivicSpaceRatingProposed',
        },
      },
    ]);
  });
}

const isMember = ({ membership }: SampleOrganisation): boolean => membership?.status === 'member';

function shown(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation, nth: number): Steps {
  const { id, legalName, themes } = organisation;
  const path = `/members/profiles/${id}`;
  const about = `${legalName}: who we are, whom we serve, and how to find us.`;
  world.on(addDays(day, 4), (): Steps =>
    isMember(organisation)
      ? [
          {
            ...command(board, `${path}/publish`, { about }),
            takes: { into: 'draft', answered: false, events: `${path}/events`, type: 'members.ProfileDrafted' },
          },
        ]
      : [],
  );
  if (nth === TAKEN_BACK) world.on(addDays(day, 400), () => [command(representativeOf(id), `${path}/withdraw`)]);
  return [command(representativeOf(id), '/members/profiles', { organisation: id, about, themes, links: [] })];
}

function told(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  [{ title, text }, nth]: readonly [(typeof STORIES)[number], number],
): Steps {
  const { district, themes } = organisation;
  const own = representativeOf(organisation.id);
  const id = world.id('story', nth);
  const path = `/members/stories/${id}`;
  world.on(addDays(day, 6), () => [
    nth === DECLINED || !isMember(organisation)
      ? command(officerOf(district), `${path}/decline`, { ground: 'names-a-person' })
      : command(officerOf(district), `${path}/publish`, { title, text }),
  ]);
  return [command(own, '/members/stories', { id, organisation: organisation.id, title, text, themes })];
}
