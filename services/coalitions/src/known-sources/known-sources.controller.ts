import type {
  campaignDrafted,
  campaignLeadChanged,
  DataOf,
  demandMade,
  SequencedEvent,
  surveyFindingPublished,
} from '@baraza/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KNOWN_SOURCES, KnownSources, type SourceElsewhere } from './known-sources.ts';

const consumer = { consumer: KNOWN_SOURCES, inEveryInstance: true };

/** Hears what others begin that a promise or an alert can arise from. What the protection desk hides is not heard of. */
@Controller()
export class KnownSourcesController {
  constructor(private readonly sources: KnownSources) {}

  @EventPattern<string>('members.ResolutionAdopted', consumer)
  resolution(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('resolution', event);
  }

  @EventPattern<string>('members.SurveyFindingPublished', consumer)
  finding(@Payload() event: SequencedEvent<string, DataOf<typeof surveyFindingPublished>>): Promise<void> {
    return this.sources.begun('survey-finding', event.data.finding);
  }

  @EventPattern<string>('members.ConveningCalled', consumer)
  convening(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('convening', event);
  }

  @EventPattern<string>('members.GoalAdopted', consumer)
  goal(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('agenda-goal', event);
  }

  @EventPattern<string>('members.ServiceRequested', consumer)
  request(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('service-request', event);
  }

  @EventPattern<string>('members.LinkageProposed', consumer)
  linkage(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('linkage', event);
  }

  @EventPattern<string>('capacity.ProgrammePlanned', consumer)
  programme(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('programme', event);
  }

  @EventPattern<string>('capacity.AssessmentPlanned', consumer)
  assessment(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('assessment', event);
  }

  @EventPattern<string>('campaigns.StruggleReported', consumer)
  struggle(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('struggle', event);
  }

  /** One that somebody protected reported is a struggle as any other from here on. */
  @EventPattern<string>('campaigns.StruggleVerified', consumer)
  verified(@Payload() event: SequencedEvent): Promise<void> {
    return this.#begun('struggle', event);
  }

  @EventPattern<string>('campaigns.CampaignDrafted', consumer)
  campaign(@Payload() event: SequencedEvent<string, DataOf<typeof campaignDrafted>>): Promise<void> {
    const { lead, coalition } = event.data;
    return this.sources.begun(
      'campaign',
      idIn('campaign', event),
      coalition === undefined ? { organisation: lead } : {},
    );
  }

  @EventPattern<string>('campaigns.CampaignLeadChanged', consumer)
  leadChanged(@Payload() event: SequencedEvent<string, DataOf<typeof campaignLeadChanged>>): Promise<void> {
    return this.sources.handedOver(idIn('campaign', event), event.data.lead);
  }

  @EventPattern<string>('campaigns.DemandMade', consumer)
  demand(@Payload() event: SequencedEvent<string, DataOf<typeof demandMade>>): Promise<void> {
    return this.sources.begun('demand', idIn('demand', event), { campaign: event.data.campaign });
  }

  #begun(kind: SourceElsewhere, event: SequencedEvent): Promise<void> {
    const { organisation } = event.data as { readonly organisation?: string };
    return this.sources.begun(kind, idIn(kind, event), organisation === undefined ? {} : { organisation });
  }
}

const idIn = (kind: SourceElsewhere, { stream }: SequencedEvent): string => stream.slice(kind.length + 1);
