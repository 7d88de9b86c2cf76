import { derivedId } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { command, rootOf, type SampleWorld, secretariat } from './sample-world.pure.ts';

const EVERYBODY = ['full', 'associate', 'observer', 'platform'] as const;

/** What the forum offers its members in the sample, with the days it promises to acknowledge, deliver and settle in. */
const CATALOGUE = [
  { code: 'helpdesk', title: 'Help with forms, returns and rules', days: [2, 7, 7], whoMayAsk: EVERYBODY },
  { code: 'training', title: 'A training in your own place', days: [5, 60, 14], whoMayAsk: ['full', 'associate'] },
  { code: 'legal-support', title: 'Legal support', days: [3, 21, 14], whoMayAsk: ['full', 'associate'] },
  { code: 'grants-information', title: 'Calls for proposals that fit you', days: [3, 14, 7], whoMayAsk: ['full'] },
  { code: 'rooms', title: 'A room for a meeting', days: [2, 10, 7], whoMayAsk: EVERYBODY },
] as const;

/** Of the catalogue, what every member may ask for. */
export const ASKED_BY_ALL = CATALOGUE.flatMap(({ code, whoMayAsk }) => (whoMayAsk === EVERYBODY ? [code] : []));

/** As the forum gives it: of the unit that offers it, and its code. */
export const serviceId = (world: SampleWorld, code: string): string => derivedId('service', rootOf(world), code);

/** The catalogue, offered in the first weeks. */
export function planServices(world: SampleWorld): void {
  const unit = rootOf(world);
  world.on(addDays(world.plan.begins, 21), () =>
    CATALOGUE.map(({ code, title, days: [acknowledgeDays, deliverDays, settleDays], whoMayAsk }) =>
      command(secretariat, '/members/services', {
        unit,
        code,
        title,
        promise: { acknowledgeDays, deliverDays, settleDays },
        whoMayAsk,
      }),
    ),
  );
}
