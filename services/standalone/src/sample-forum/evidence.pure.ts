import { A_SCAN } from './compliance.pure.ts';
import { PARTS } from './parts.pure.ts';
import { command, officerOf, representativeOf, type SampleStep, type SampleWorld } from './sample-world.pure.ts';
import type { Steps, StockOuts } from './stock-outs.pure.ts';

/** Of the scan, once what it hides is taken out. */
const DIGEST = '6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0';

/** What shows that medicines ran out, and that they came: photographs of shelves, a list of the office, and one of another place. */
export const evidenceOf = (world: SampleWorld) => ({
  shelves: world.id('evidence', 0),
  list: world.id('evidence', 1),
  elsewhere: world.id('evidence', 2),
});

interface Taking {
  readonly nth: number;
  readonly organisation: string;
  readonly unit: string;
  readonly by: SampleStep['as'];
  readonly type: string;
  readonly shows: string;
  readonly source: string;
  readonly supports: readonly object[];
}

/** The file goes to the forum first. */
function taken(world: SampleWorld, { nth, by, source, ...taking }: Taking): Steps {
  const file = world.id('file-in-evidence', nth);
  return [
    command(representativeOf(taking.organisation), '/members/files', {
      ...{ id: file, organisation: taking.organisation, base64: A_SCAN },
    }),
    command(
      by,
      '/campaigns/evidence',
      { id: world.id('evidence', nth), ...taking, file, source: { kind: source } },
      true,
    ),
  ];
}

/** Before anybody verifies what was reported; the verification rests on it. */
export function planEvidenceOfReports({ world, struggles, participants }: StockOuts): void {
  const [{ code: unit }, { code: other }] = [world.districts[0]!, world.districts[1]!];
  const of = (nth: number, where: string, shows: string, supports: readonly object[]): Taking => ({
    ...{ nth, unit: where, organisation: participants()[1]!.id, by: officerOf(where), type: 'photograph', shows },
    ...{ source: 'community', supports },
  });
  const [first, second] = struggles.map((id) => ({ kind: 'struggle', id }));
  world.on('2025-03-13', () => [
    ...taken(world, of(0, unit, 'Sample text: the shelves of the health centre.', [first!])),
    ...taken(world, of(2, other, 'Sample text: shelves, of which nobody is sure where they are.', [second!])),
  ]);
  world.on('2025-04-02', () => [
    command(officerOf(other), `/campaigns/evidence/${evidenceOf(world).elsewhere}/withdraw`, {
      ground: 'of-another-place',
    }),
  ]);
}

/** What the office publishes now, looked at by those who are asked whether it is so. */
export function planEvidenceOfOutcome({ world, participants }: StockOuts): void {
  const lead = () => participants()[1]!.id;
  const receiver = world.id('organisation', PARTS.payer);
  const path = (verb: string): string => `/campaigns/evidence/${evidenceOf(world).list}/${verb}`;
  world.on('2026-05-06', () =>
    taken(world, {
      ...{ nth: 1, organisation: lead(), unit: world.districts[0]!.code, by: representativeOf(lead()) },
      ...{ type: 'official-record', shows: 'Sample text: the stock lists of a month.', source: 'public-body' },
      supports: [{ kind: 'demand', id: world.id('demand', 0) }],
    }),
  );
  world.on('2026-05-20', () => [
    command(representativeOf(lead()), path('hand-over'), { to: receiver, receiveBy: '2026-06-10' }),
  ]);
  world.on('2026-05-27', () => [command(representativeOf(receiver), path('receive'), { sha256: DIGEST })]);
}
