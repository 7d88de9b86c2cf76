import { statfs } from 'node:fs/promises';
import { Controller, Get, Header, Inject, type OnModuleInit } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { VERSION } from '../bootstrap/version.ts';
import { WhileServing } from '../bootstrap/while-serving.ts';
import { ReadinessChecks } from '../health/readiness.ts';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';
import { Metrics } from './metrics.ts';

/** For Prometheus. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly metrics: Metrics,
    private readonly consumers: LedgerConsumers,
    private readonly readiness: ReadinessChecks,
    private readonly whileServing: WhileServing,
  ) {}

  onModuleInit(): void {
    const { config, store } = this.runtime;
    const { readings } = this.metrics;
    readings.add(() => readings.build(config.service, VERSION));
    readings.add(async () => readings.head((await store.head()).sequence));
    readings.add(async () => (await this.consumers.reports()).forEach((one) => readings.consumer(one)));
    readings.add(() => this.readiness.views().forEach((one) => readings.view(one)));
    readings.add(async () => readings.ready((await this.readiness.look()).status === 'ready'));
    readings.add(async () => {
      const { bavail, blocks, bsize } = await statfs(config.dataFolder);
      readings.disk(bavail * bsize, blocks * bsize);
    });
    this.whileServing.begin(() => this.metrics.watchProcess());
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ operationId: 'readMetrics', summary: 'What the process counts, in the text form of Prometheus' })
  @ApiResponse({ status: 200, description: 'Metrics', content: { 'text/plain': { schema: { type: 'string' } } } })
  read(): Promise<string> {
    return this.metrics.text();
  }
}
