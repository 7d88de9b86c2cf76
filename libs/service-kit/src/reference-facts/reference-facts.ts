import { Injectable } from '@nestjs/common';

export interface UnitFact {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent?: string;
  /** IANA. */
  readonly zone: string;
}

export interface OrganisationFact {
  readonly id: string;
  readonly legalName: string;
  readonly unit: string;
  readonly status: string;
  readonly kind: string;
  /** The open membership, or the last one. */
  readonly membership?: { readonly id: string; readonly status: string };
}

export interface ForumFact {
  readonly name: string;
  readonly sample: boolean;
  /** IANA. */
  readonly zone: string;
  readonly rootUnit: string;
}

/**
 * What a service keeps of others' events: units, organisations with their membership, the forum. A moment behind the
 * ledger; the `known…` variants first catch up with it (at most 2 s) when something is not known yet.
 */
@Injectable()
export class ReferenceFacts {
  unit(code: string): UnitFact | undefined {
    throw new Error(`not read yet: ${code}`);
  }
  /** The codes from this unit up to the root, itself first; only itself where it is not known. */
  ancestors(code: string): readonly string[] {
    throw new Error(`not read yet: ${code}`);
  }
  /** True where `above` is the unit itself or above it. */
  covers(above: string, code: string): boolean {
    return this.ancestors(code).includes(above);
  }
  /** The unit's IANA zone, else the forum's, else UTC. */
  zoneOf(code: string): string {
    throw new Error(`not read yet: ${code}`);
  }
  forum(): ForumFact | undefined {
    throw new Error('not read yet');
  }
  organisation(id: string): Promise<OrganisationFact | undefined> {
    throw new Error(`not read yet: ${id}`);
  }
  knownUnit(code: string): Promise<UnitFact | undefined> {
    throw new Error(`not read yet: ${code}`);
  }
  knownOrganisation(id: string): Promise<OrganisationFact | undefined> {
    throw new Error(`not read yet: ${id}`);
  }
  knownForum(): Promise<ForumFact | undefined> {
    throw new Error('not read yet');
  }
}
