import { asyncApiDocument, type EventCatalogue, jsonSchemaOf } from '@baraza/contracts';
import { type BarazaConfig, CATALOGUE, CONFIG, NotFound, Query } from '@baraza/service-kit';
import { Controller, Header, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { publicAddress } from '../public-address.ts';

const VERSION = '0.1.0';

/** What events look like, for programs: the addresses that `dataschema` names, and AsyncAPI. */
@ApiTags('ledger')
@Controller()
export class ContractsController {
  constructor(
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    @Inject(CONFIG) private readonly config: BarazaConfig,
  ) {}

  @Query({
    operationId: 'readContract',
    path: 'ledger/contracts/:type/:version',
    summary: "The JSON Schema of one version of an event's data",
    roles: ['public'],
    schema: { type: 'object', additionalProperties: true },
    produces: ['application/schema+json'],
  })
  @Header('content-type', 'application/schema+json')
  @Header('cache-control', 'public, max-age=86400, immutable')
  schema(@Param('type') type: string, @Param('version') version: string): object {
    const contract = /^[1-9]\d{0,5}$/.test(version) ? this.catalogue.find(type, Number(version)) : undefined;
    if (contract === undefined) throw new NotFound();
    return jsonSchemaOf(contract, publicAddress(this.config));
  }

  @Query({
    operationId: 'readAsyncApi',
    path: 'asyncapi.json',
    summary: 'What integrators can subscribe to, as AsyncAPI 3.0',
    roles: ['public'],
    schema: { type: 'object', additionalProperties: true },
  })
  asyncApi(): object {
    const { url } = this.config.integrators;
    return asyncApiDocument(this.catalogue, {
      title: 'Baraza',
      version: VERSION,
      ...(url === undefined ? {} : { natsUrl: url }),
    });
  }
}
