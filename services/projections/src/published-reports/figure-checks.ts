import { BadRequest, type Caller, Forbidden, NotFound } from '@baraza/service-kit';
import type { Role } from '@baraza/domain';
import { Injectable } from '@nestjs/common';
import { CampaignsDashboard } from '../campaigns-dashboard/campaigns-dashboard.service.ts';
import { CapacityDashboard } from '../capacity-dashboard/capacity-dashboard.service.ts';
import { CoalitionsDashboard } from '../coalitions-dashboard/coalitions-dashboard.service.ts';
import { DuesDashboard } from '../dues-dashboard/dues-dashboard.service.ts';
import { ImpactDashboard } from '../impact-dashboard/impact-dashboard.service.ts';
import { NetworkDashboard } from '../network-dashboard/network-dashboard.service.ts';
import {
  READERS_OF_CAMPAIGNS,
  READERS_OF_CAPACITY,
  READERS_OF_DUES_FIGURES,
  READERS_OF_FIGURES,
  READERS_OF_IMPACT,
  READERS_OF_SERVICING,
} from '../rights/readers.ts';
import { ServicingDashboard } from '../servicing-dashboard/servicing-dashboard.service.ts';
import type { AskedRequest } from '../viewing/asked-request.ts';
import type { Frame } from '../viewing/frame.ts';

/** A dashboard's figures, and who may read them. */
interface Figures {
  readonly readers: readonly Role[];
  figure(caller: Caller, request: AskedRequest): Promise<{ readonly frame: Frame; readonly value: number }>;
}

/** What a figure comes to: a number, or why there is none. */
export type FoundFigure = number | 'not-for-you' | 'no-such-figure';

/** Figures of dashboards by where they are asked for, known at any sequence. */
@Injectable()
export class FigureChecks {
  readonly #figures: ReadonlyMap<string, Figures>;

  constructor(
    network: NetworkDashboard,
    servicing: ServicingDashboard,
    dues: DuesDashboard,
    capacity: CapacityDashboard,
    coalitions: CoalitionsDashboard,
    campaigns: CampaignsDashboard,
    impact: ImpactDashboard,
  ) {
    const of = (readers: readonly Role[], dashboard: Omit<Figures, 'readers'>): Figures => ({
      readers,
      figure: (caller, request) => dashboard.figure(caller, request),
    });
    this.#figures = new Map([
      ['network', of(READERS_OF_FIGURES, network)],
      ['servicing', of(READERS_OF_SERVICING, servicing)],
      ['dues', of(READERS_OF_DUES_FIGURES, dues)],
      ['capacity', of(READERS_OF_CAPACITY, capacity)],
      ['coalitions', of(READERS_OF_CAMPAIGNS, coalitions)],
      ['campaigns', of(READERS_OF_CAMPAIGNS, campaigns)],
      // A partner reads what came of its own programmes, which is not all.
      [
        'impact',
        of(
          READERS_OF_IMPACT.filter((role) => role !== 'partner'),
          impact,
        ),
      ],
    ]);
  }

  /** By the rights of whoever asks, and only where they see all that it is the sum of. */
  async find(at: string, knownAt: number, caller: Caller): Promise<FoundFigure> {
    const { pathname, searchParams } = new URL(at, 'http://baraza.invalid');
    const found = this.#figures.get(/^\/views\/dashboards\/([a-z]+)\/events$/.exec(pathname)?.[1] ?? '');
    if (found === undefined) return 'no-such-figure';
    const entitled = caller.roles.filter(({ role }) => found.readers.includes(role));
    if (entitled.length === 0) return 'not-for-you';
    const query = { ...Object.fromEntries(searchParams), asKnownAt: String(knownAt), limit: '1' };
    try {
      const { frame, value } = await found.figure({ ...caller, entitled }, { query, url: pathname, headers: {} });
      return seesAll(frame) ? value : 'not-for-you';
    } catch (error) {
      if (error instanceof Forbidden || error instanceof NotFound) return 'not-for-you';
      if (error instanceof BadRequest) return 'no-such-figure';
      throw error;
    }
  }
}

/** Whether nothing of the unit asked for, or of the whole forum, is out of the reader's sight. */
function seesAll({ sight, asked, forum, asOf }: Frame): boolean {
  if (sight.units === undefined) return true;
  return (
    asked.unit !== undefined && forum.tree.andBelow(asked.unit, { asOf }).every((code) => sight.units!.includes(code))
  );
}
